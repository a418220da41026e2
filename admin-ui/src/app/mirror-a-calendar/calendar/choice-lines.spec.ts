import type { DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { foundRows } from '../../calendars/found/found-rows';
import { choiceLines, placeAfter } from './choice-lines';

const calendar = (mailbox: string, name: string): DiscoveredCalendarAnswer => ({
  externalId: `${mailbox}/${name}`,
  name,
  mailbox,
  color: null,
  timeZone: null,
  readable: true,
  writable: true,
  calendarId: null,
});
const rows = foundRows([calendar('ada@', 'Calendar'), calendar('ada@', 'On-call'), calendar('zoe@', 'Calendar')], '');
const lines = (another: boolean) =>
  choiceLines(rows, another).map((line) => line.head ?? `${line.place} at ${line.line}: ${line.value}`);

it('counts what can be chosen, and passes over the heads', () => {
  expect(lines(false)).toEqual([
    'ada@',
    '1 at 1: ada@/Calendar',
    '2 at 2: ada@/On-call',
    'zoe@',
    '3 at 4: zoe@/Calendar',
  ]);
});

it('begins with one that is not there yet', () => {
  expect(lines(true).slice(0, 3)).toEqual(['1 at 0: another', 'ada@', '2 at 2: ada@/Calendar']);
});

it.each([
  ['ArrowDown', 3, 4],
  ['ArrowUp', 3, 2],
  ['ArrowUp', 1, 1],
  ['ArrowDown', 10, 10],
  ['PageDown', 3, 10],
  ['PageDown', 1, 8],
  ['PageUp', 10, 3],
  ['Home', 9, 1],
  ['End', 2, 10],
  ['a', 2, null],
])('%s leads from place %d of 10 to %j', (key, place, to) => {
  expect(placeAfter(key, place, 10)).toBe(to);
});
