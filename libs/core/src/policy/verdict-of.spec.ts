import { aJudge, anEvent, onDate } from '@calmirror/testkit';
import type { CalendarEvent } from '../event/calendar-event.js';
import { judgeEvent } from './judge-event.js';
import type { Filter, PolicySettings } from './policy.js';

function reasonFor(
  event: Partial<CalendarEvent>,
  filters: readonly Filter[],
  settings?: PolicySettings,
): string | null {
  const judgement = judgeEvent(anEvent(event), aJudge({ filters, ...(settings && { settings }) }), false);
  return judgement.mirrored ? null : judgement.reason;
}

describe('filters by details', () => {
  it.each([
    ['declined', { myAnswer: 'declined' }, { myAnswer: 'accepted' }],
    ['unanswered', { myAnswer: 'needs-action' }, { myAnswer: null }],
    ['tentative', { myAnswer: 'tentative' }, { myAnswer: 'accepted' }],
    ['tentative', { status: 'tentative' }, { status: 'confirmed' }],
    ['free', { transparency: 'transparent' }, { transparency: 'opaque' }],
    ['all-day', { start: onDate('2026-03-02'), end: onDate('2026-03-03') }, {}],
    ['out-of-office', { type: 'out-of-office' }, { type: 'default' }],
    ['focus-time', { type: 'focus-time' }, { type: 'out-of-office' }],
    ['working-location', { type: 'working-location' }, { type: 'default' }],
    ['private', { class: 'private' }, { class: 'public' }],
    ['private', { class: 'confidential' }, { class: 'public' }],
    ['cancelled', { status: 'cancelled' }, { status: 'confirmed' }],
  ] as const)('%s keeps out %j and lets %j through', (kind, out, through) => {
    expect(reasonFor(out, [{ kind }])).toBe(kind);
    expect(reasonFor(through, [{ kind }])).toBeNull();
  });

  it('categories are compared without case', () => {
    const exclude: Filter = { kind: 'categories', mode: 'exclude', categories: ['holiday'] };
    const only: Filter = { ...exclude, mode: 'only' };
    expect(reasonFor({ categories: ['Work', 'HOLIDAY '] }, [exclude])).toBe('categories');
    expect(reasonFor({ categories: ['Work'] }, [exclude])).toBeNull();
    expect(reasonFor({ categories: ['Holiday'] }, [only])).toBeNull();
    expect(reasonFor({ categories: [] }, [only])).toBe('categories');
  });

  it.each([
    ['without case', 'doctor', 'Call DOCTOR', true],
    ['with case where asked', '(?-i)doctor', 'Call DOCTOR', false],
    ['anywhere in the text', '^\\[private\\]', 'x [private]', false],
    ['an absent field as empty text', '^$', null, true],
  ])('text: %s', (_, pattern, summary, matches) => {
    const exclude: Filter = { kind: 'text', mode: 'exclude', field: 'summary', pattern };
    expect(reasonFor({ summary }, [exclude])).toBe(matches ? 'text' : null);
    expect(reasonFor({ summary }, [{ ...exclude, mode: 'only' }])).toBe(matches ? null : 'text');
  });

  it('text: a pattern that stops a backtracking engine for years is done at once', () => {
    const began = performance.now();
    expect(
      reasonFor({ summary: `${'a'.repeat(30_000)}!` }, [
        { kind: 'text', mode: 'only', field: 'summary', pattern: '^(a+)+$' },
      ]),
    ).toBe('text');
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('minimum-duration: shorter is out, exactly as long is in, a day without zone is 24 hours', () => {
    const hour: Filter = { kind: 'minimum-duration', minutes: 60 };
    expect(reasonFor({}, [hour])).toBeNull();
    expect(reasonFor({}, [{ ...hour, minutes: 61 }])).toBe('minimum-duration');
    const dayOfChange = { start: onDate('2026-03-29'), end: onDate('2026-03-30') };
    expect(reasonFor(dayOfChange, [{ ...hour, minutes: 1_440 }])).toBeNull();
  });
});

describe('what the policy itself rules out', () => {
  it('a cancelled event does not block time, unless the policy shows that it is cancelled', () => {
    expect(reasonFor({ status: 'cancelled' }, [], { preset: 'busy' })).toBe('cancelled');
    expect(reasonFor({ status: 'cancelled' }, [], { preset: 'full' })).toBeNull();
  });

  it('a declined event under "by-answer"', () => {
    expect(reasonFor({ myAnswer: 'declined' }, [], { preset: 'full', transparency: 'by-answer' })).toBe('declined');
    expect(reasonFor({ myAnswer: 'declined' }, [], { preset: 'full' })).toBeNull();
  });

  it('a mirror, before all else', () => {
    expect(reasonFor({ marker: 'calmirror:v9:of-the-future', status: 'cancelled' }, [], { preset: 'busy' })).toBe(
      'own-mirror',
    );
  });
});

it('the first filter that excludes gives the reason', () => {
  const event = { transparency: 'transparent', class: 'private' } as const;
  expect(reasonFor(event, [{ kind: 'declined' }, { kind: 'private' }, { kind: 'free' }])).toBe('private');
});
