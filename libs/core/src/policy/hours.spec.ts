import { atInstant, floatingAt, inBerlin, onDate } from '@calmirror/testkit';
import type { EventTime } from '../event/event-time.js';
import { ZoneBook } from '../recurrence/zone-book.js';
import { compileHours, minutesOfDay, overlapsHours } from './hours.js';

const book = new ZoneBook([], 'UTC');
const office = { timeZone: 'Europe/Berlin', weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

function overlaps(start: EventTime, end: EventTime, hours = office): boolean {
  return overlapsHours({ start, end }, compileHours({ kind: 'hours', ...hours }), (time) => book.instantOf(time));
}

describe('hours on weekdays', () => {
  it.each([
    ['inside', '2026-03-02T10:00:00', '2026-03-02T11:00:00', true],
    ['ends when they begin', '2026-03-02T08:00:00', '2026-03-02T09:00:00', false],
    ['begins when they end', '2026-03-02T17:00:00', '2026-03-02T18:00:00', false],
    ['reaches a minute into them', '2026-03-02T08:00:00', '2026-03-02T09:01:00', true],
    ['around them', '2026-03-02T01:00:00', '2026-03-02T23:00:00', true],
    ['on Saturday', '2026-03-07T10:00:00', '2026-03-07T11:00:00', false],
    ['from Saturday to Monday morning', '2026-03-07T10:00:00', '2026-03-09T08:00:00', false],
    ['from Saturday into Monday', '2026-03-07T10:00:00', '2026-03-09T10:00:00', true],
    ['a month', '2026-02-28T20:00:00', '2026-03-31T20:00:00', true],
    ['a moment at their start', '2026-03-02T09:00:00', '2026-03-02T09:00:00', true],
    ['a moment at their end', '2026-03-02T17:00:00', '2026-03-02T17:00:00', false],
  ])('%s', (_, start, end, expected) => {
    expect(overlaps(inBerlin(start), inBerlin(end))).toBe(expected);
  });

  it('are of their own zone, in summer and in winter', () => {
    expect(overlaps(atInstant('2026-01-12T08:00:00Z'), atInstant('2026-01-12T08:30:00Z'))).toBe(true);
    expect(overlaps(atInstant('2026-01-12T07:00:00Z'), atInstant('2026-01-12T07:30:00Z'))).toBe(false);
    expect(overlaps(atInstant('2026-07-13T07:00:00Z'), atInstant('2026-07-13T07:30:00Z'))).toBe(true);
    expect(overlaps(atInstant('2026-07-13T15:00:00Z'), atInstant('2026-07-13T15:30:00Z'))).toBe(false);
  });

  it('take their weekday there too: Sunday evening in New York is Monday in Berlin', () => {
    const night = { ...office, weekdays: [1], from: '00:00', to: '06:00' };
    const [start, end] = ['2026-03-01T20:00:00', '2026-03-01T21:00:00'].map((wall): EventTime => ({
      kind: 'zoned',
      wall,
      zone: 'America/New_York',
    }));
    expect(overlaps(start!, end!, night)).toBe(true);
  });

  it('past midnight belong to the weekday on which they start', () => {
    const fridayNight = { ...office, weekdays: [5], from: '22:00', to: '02:00' };
    expect(overlaps(inBerlin('2026-03-07T01:00:00'), inBerlin('2026-03-07T01:30:00'), fridayNight)).toBe(true);
    expect(overlaps(inBerlin('2026-03-06T01:00:00'), inBerlin('2026-03-06T01:30:00'), fridayNight)).toBe(false);
  });

  it('to 24:00 end with the day', () => {
    const late = { ...office, weekdays: [1], from: '20:00', to: '24:00' };
    expect(overlaps(inBerlin('2026-03-02T23:59:00'), inBerlin('2026-03-03T00:30:00'), late)).toBe(true);
    expect(overlaps(inBerlin('2026-03-03T00:00:00'), inBerlin('2026-03-03T00:30:00'), late)).toBe(false);
  });

  it('count whole days by weekday alone', () => {
    expect(overlaps(onDate('2026-03-06'), onDate('2026-03-07'))).toBe(true);
    expect(overlaps(onDate('2026-03-07'), onDate('2026-03-09'))).toBe(false);
    expect(overlaps(onDate('2026-03-07'), onDate('2026-03-10'))).toBe(true);
  });

  it('read floating times off any clock', () => {
    expect(overlaps(floatingAt('2026-03-02T16:59:00'), floatingAt('2026-03-02T18:00:00'))).toBe(true);
  });

  it('hold an occurrence that ends, on the clock, before it starts, as clocks go back', () => {
    const night = { ...office, weekdays: [7], from: '02:30', to: '03:00' };
    expect(overlaps(atInstant('2026-10-25T00:40:00Z'), atInstant('2026-10-25T01:10:00Z'), night)).toBe(true);
  });
});

it.each([
  ['00:00', 0],
  ['24:00', 1_440],
  ['24:01', null],
  ['12:60', null],
  ['9:00', null],
])('minutesOfDay %s', (text, expected) => {
  expect(minutesOfDay(text)).toBe(expected);
});
