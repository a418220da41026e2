import type { CheckAnswer } from '@calmirror/contracts';
import { CHECKING, checkRows } from './check-row';

const passed = (name: string): CheckAnswer => ({ name, ok: true, reason: null, detail: null });
const failed = (name: string, reason: string): CheckAnswer => ({ name, ok: false, reason, detail: 'in its own words' });
const standings = (...given: Parameters<typeof checkRows>) =>
  checkRows(...given).map(({ name, standing }) => `${name} ${standing}`);

describe('checkRows', () => {
  it('shows all steps from the start, the first one running', () => {
    expect(standings('ics', CHECKING)).toEqual([
      'address running',
      'connection waiting',
      'credentials waiting',
      'calendar waiting',
    ]);
  });

  it('moves on as answers come', () => {
    expect(standings('caldav', { answers: [passed('address'), passed('connection')], ok: null })).toEqual([
      'address passed',
      'connection passed',
      'credentials running',
      'calendar waiting',
    ]);
  });

  it('claims nothing about the steps after the one that failed', () => {
    const answers = [passed('address'), failed('connection', 'timeout')];
    expect(standings('ics', { answers, ok: null })).toEqual([
      'address passed',
      'connection failed',
      'credentials skipped',
      'calendar skipped',
    ]);
  });

  it('shows a step that it did not expect', () => {
    const answers = [...['address', 'connection', 'credentials', 'calendar'].map(passed), passed('permission')];
    expect(standings('imap', { answers, ok: true }).at(-1)).toBe('permission passed');
  });
});
