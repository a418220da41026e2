import { aSeries, inBerlin } from '@calmirror/testkit';
import fc from 'fast-check';
import ICAL from 'ical.js';
import type { CalendarEvent } from '../event/calendar-event.js';
import { boundsOf } from './bounds-of.js';
import { instancesOf } from './instances-of.js';
import { instantOf } from './time-of-event.js';

const WINDOW = { from: '2024-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };

const some = <T>(values: readonly T[], most: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most });
const numbers = (min: number, max: number, most = 3): fc.Arbitrary<number[]> =>
  fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: most });
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const ordinals = ['', '', '1', '2', '3', '4', '-1', '-2'] as const;
const interval = fc.integer({ min: 1, max: 4 }).map((value) => `INTERVAL=${value}`);

/** Parts that ordinary rules of each frequency are made of. */
const shapes: fc.Arbitrary<string[]>[] = [
  fc.constant(['FREQ=DAILY']),
  some(weekdays, 5).map((days) => ['FREQ=DAILY', `BYDAY=${days.join()}`]),
  numbers(1, 12).map((months) => ['FREQ=DAILY', `BYMONTH=${months.join()}`]),
  fc.constant(['FREQ=WEEKLY']),
  fc
    .tuple(some(weekdays, 5), fc.constantFrom(...weekdays))
    .map(([days, start]) => ['FREQ=WEEKLY', `BYDAY=${days.join()}`, `WKST=${start}`]),
  fc.constant(['FREQ=MONTHLY']),
  numbers(1, 31).map((days) => ['FREQ=MONTHLY', `BYMONTHDAY=${days.join()}`]),
  fc.integer({ min: -28, max: -1 }).map((day) => ['FREQ=MONTHLY', `BYMONTHDAY=${day}`]),
  fc
    .tuple(fc.constantFrom(...ordinals), fc.constantFrom(...weekdays))
    .map(([ordinal, day]) => ['FREQ=MONTHLY', `BYDAY=${ordinal}${day}`]),
  fc
    .tuple(some(weekdays, 5), fc.constantFrom(1, 2, -1, -2))
    .map(([days, position]) => ['FREQ=MONTHLY', `BYDAY=${days.join()}`, `BYSETPOS=${position}`]),
  fc.constant(['FREQ=YEARLY']),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(...ordinals), fc.constantFrom(...weekdays))
    .map(([month, ordinal, day]) => ['FREQ=YEARLY', `BYMONTH=${month}`, `BYDAY=${ordinal}${day}`]),
  fc
    .tuple(numbers(1, 12), numbers(1, 28))
    .map(([months, days]) => ['FREQ=YEARLY', `BYMONTH=${months.join()}`, `BYMONTHDAY=${days.join()}`]),
];

const ends = fc.oneof(
  fc.constant([]),
  fc.integer({ min: 1, max: 40 }).map((count) => [`COUNT=${count}`]),
  fc.integer({ min: 0, max: 700 }).map((days) => [`UNTIL=${basic(Date.UTC(2024, 0, 1) + days * 86_400_000)}`]),
);

const ordinaryRule = fc
  .tuple(fc.oneof(...shapes), interval, ends)
  .map(([shape, every, end]) => [...shape, every, ...end].join(';'));
const startDay = fc.integer({ min: 0, max: 120 });

function basic(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/gu, '')}Z`;
}

function wallOf(day: number): string {
  return new Date(Date.UTC(2024, 0, 1, 9, 30) + day * 86_400_000).toISOString().slice(0, 19);
}

/** Occurrences as ical.js finds them, one by one, as they cost it much; it begins with the start even where that misses the rule. */
function* byIcalJs(rule: string, start: string): Generator<string> {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString(start));
  for (let next = iterator.next() as ICAL.Time | null; next; next = iterator.next() as ICAL.Time | null) {
    yield next.toString();
  }
}

/** The first start after `start` that the rule itself gives; null where there is none before `until`. */
function fittingStart(rule: string, start: string, until: string): string | null {
  const [, fitting] = byIcalJs(rule.replace(/(?:COUNT|UNTIL)=\w+;?/u, ''), start);
  return fitting !== undefined && fitting < until ? fitting : null;
}

function before(until: string, walls: Iterable<string>): string[] {
  const found: string[] = [];
  for (const wall of walls) {
    if (wall >= until) break;
    found.push(wall);
  }
  return found;
}

/** Until when rules of a frequency are followed: for dozens of their periods. */
const FOLLOWED = { DAILY: '2024-11-01', WEEKLY: '2024-11-01', MONTHLY: '2026-07-01', YEARLY: '2030-01-01' } as const;

function starts(event: CalendarEvent, window = WINDOW): string[] {
  const { instances, problem } = instancesOf(event, window);
  expect(problem).toBeNull();
  return instances.map(({ start }) => ('wall' in start ? start.wall : ''));
}

describe('instances of ordinary rules', () => {
  it('are those that ical.js finds (2,000 rules)', () => {
    fc.assert(
      fc.property(ordinaryRule, startDay, (rule, day) => {
        const [, frequency] = /FREQ=(\w+)/u.exec(rule) ?? [];
        const to = `${FOLLOWED[frequency as keyof typeof FOLLOWED]}T00:00:00Z`;
        const fitting = fittingStart(rule, wallOf(day), to);
        fc.pre(fitting !== null);
        const start = { kind: 'floating', wall: fitting ?? '' } as const;
        const series = aSeries({ rules: [rule] }, { start, end: start });
        expect(starts(series, { from: WINDOW.from, to })).toEqual(before(to, byIcalJs(rule, start.wall)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are the same in one window and in two that meet', () => {
    fc.assert(
      fc.property(ordinaryRule, startDay, fc.integer({ min: 0, max: 700 }), (rule, day, cut) => {
        const series = aSeries({ rules: [rule] }, { start: inBerlin(wallOf(day)), end: inBerlin(wallOf(day)) });
        const middle = `${new Date(Date.UTC(2024, 0, 1) + cut * 86_400_000).toISOString().slice(0, 19)}Z`;
        const parts = [
          ...starts(series, { from: WINDOW.from, to: middle }),
          ...starts(series, { from: middle, to: WINDOW.to }),
        ];
        expect(parts).toEqual(starts(series));
      }),
    );
  });

  it('are less by exactly the one that is excluded', () => {
    fc.assert(
      fc.property(ordinaryRule, startDay, fc.nat(), (rule, day, pick) => {
        const series = aSeries({ rules: [rule] }, { start: inBerlin(wallOf(day)), end: inBerlin(wallOf(day)) });
        const all = starts(series);
        fc.pre(all.length > 0);
        const wall = all[pick % all.length] ?? '';
        const recurrence = { ...series.recurrence, exclusions: [inBerlin(wall)] };
        expect(starts({ ...series, recurrence })).toEqual(all.filter((start) => start !== wall));
      }),
    );
  });

  it('all lie within the bounds of the event', () => {
    fc.assert(
      fc.property(ordinaryRule, startDay, (rule, day) => {
        const start = inBerlin(wallOf(day));
        const series = aSeries({ rules: [rule] }, { start, end: start, duration: 'P1DT3H' });
        const bounds = boundsOf(series);
        for (const instance of instancesOf(series, WINDOW).instances) {
          expect((instantOf(instance.start) ?? '') >= (bounds?.first ?? '')).toBe(true);
          expect((instantOf(instance.end) ?? '') <= (bounds?.last ?? '9999')).toBe(true);
        }
      }),
    );
  });

  it('are never more than rules of whatever kind may give: nothing throws', () => {
    const part = fc.oneof(
      numbers(0, 60).map((values) => `BYSECOND=${values.join()}`),
      numbers(0, 59).map((values) => `BYMINUTE=${values.join()}`),
      numbers(0, 23).map((values) => `BYHOUR=${values.join()}`),
      numbers(-366, 366).map((values) => `BYYEARDAY=${values.join()}`),
      numbers(-53, 53).map((values) => `BYWEEKNO=${values.join()}`),
      numbers(-31, 31).map((values) => `BYMONTHDAY=${values.join()}`),
      numbers(-5, 5).map((values) => `BYSETPOS=${values.join()}`),
      fc.string({ maxLength: 12 }),
    );
    const freq = fc.constantFrom('SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY');
    const month = { from: '2025-02-01T00:00:00Z', to: '2025-03-01T00:00:00Z' };
    fc.assert(
      fc.property(freq, fc.array(part, { maxLength: 4 }), (name, parts) => {
        const { instances, problem } = instancesOf(aSeries({ rules: [[`FREQ=${name}`, ...parts].join(';')] }), month);
        expect(problem === null || instances.length === 0).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
