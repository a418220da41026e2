import { type CalendarEvent, type EventTime, instancesOf } from '@calmirror/core';
import { aSeries, inBerlin, onDate } from '@calmirror/testkit';
import type { DayOfWeek, PatternedRecurrence, RecurrencePattern, WeekIndex } from '@microsoft/microsoft-graph-types';
import fc from 'fast-check';
import { patternedRecurrenceOf, ruleOfRecurrence } from './recurrence-pattern.js';

const DAY = 86_400_000;
/** More than a cycle of leap years and weekdays for what repeats each year. */
const HORIZON = '2050-01-01';
const NAMES: readonly DayOfWeek[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const INDEXES: readonly WeekIndex[] = ['first', 'second', 'third', 'fourth', 'last'];

const format = (at: number): string => new Date(at).toISOString().slice(0, 10);
const namesOfDay = (at: number): DayOfWeek => NAMES[new Date(at).getUTCDay()]!;

/** The days of each period of a pattern, as Graph's documents tell of them: written without a look at any rule. */
function* daysOf(pattern: RecurrencePattern, start: string): Generator<number> {
  const [year, month] = start.split('-').map(Number) as [number, number];
  const from = Date.parse(start);
  const { interval = 1 } = pattern;
  for (let step = 0; ; step += interval) {
    switch (pattern.type) {
      case 'daily':
        yield from + step * DAY;
        break;
      case 'weekly': {
        const weekBegin =
          from - ((new Date(from).getUTCDay() - NAMES.indexOf(pattern.firstDayOfWeek ?? 'sunday') + 7) % 7) * DAY;
        for (let day = 0; day < 7; day++) {
          const at = weekBegin + (step * 7 + day) * DAY;
          if (pattern.daysOfWeek!.includes(namesOfDay(at))) yield at;
        }
        break;
      }
      case 'absoluteMonthly':
      case 'relativeMonthly':
        yield dayInMonth(pattern, year, month - 1 + step);
        break;
      default:
        yield dayInMonth(pattern, year + step, pattern.month! - 1);
    }
  }
}

function dayInMonth(pattern: RecurrencePattern, year: number, month: number): number {
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  if (pattern.type!.startsWith('absolute')) return Date.UTC(year, month, Math.min(pattern.dayOfMonth!, length));
  const all = Array.from({ length }, (_, index) => Date.UTC(year, month, index + 1));
  const named = all.filter((at) => pattern.daysOfWeek!.includes(namesOfDay(at)));
  return pattern.index === 'last' ? named.at(-1)! : named[INDEXES.indexOf(pattern.index ?? 'first')]!;
}

/** Dates of a patterned recurrence up to the horizon. */
function datesOf({ pattern, range }: PatternedRecurrence): string[] {
  const found: string[] = [];
  const end = range!.type === 'endDate' ? range!.endDate! : HORIZON;
  for (const at of daysOf(pattern!, range!.startDate!)) {
    const date = format(at);
    if (date > end || date >= HORIZON) return found;
    if (range!.type === 'numbered' && found.length === range!.numberOfOccurrences) return found;
    if (date >= range!.startDate!) found.push(date);
  }
  return found;
}

const interval = (most: number): fc.Arbitrary<number> =>
  fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: 1, max: most }));
const someDays = fc.subarray([...NAMES], { minLength: 1 });
const clearPlaces = fc.oneof(
  fc.record({ daysOfWeek: fc.constantFrom(...NAMES).map((day) => [day]), index: fc.constantFrom(...INDEXES) }),
  fc.record({
    daysOfWeek: fc.constantFrom<DayOfWeek[]>([...NAMES], NAMES.slice(1, 6), ['saturday', 'sunday']),
    index: fc.constantFrom(...INDEXES),
  }),
  fc.record({ daysOfWeek: someDays, index: fc.constant('first' as const) }),
);
const patterns: fc.Arbitrary<RecurrencePattern> = fc.oneof(
  fc.record({ type: fc.constant('daily' as const), interval: interval(999) }),
  fc.record({
    type: fc.constant('weekly' as const),
    interval: interval(99),
    daysOfWeek: someDays,
    firstDayOfWeek: fc.constantFrom(...NAMES),
  }),
  fc.record({
    type: fc.constant('absoluteMonthly' as const),
    interval: interval(99),
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
  }),
  fc
    .tuple(interval(99), clearPlaces)
    .map(([every, place]) => ({ type: 'relativeMonthly' as const, interval: every, ...place })),
  fc.record({
    type: fc.constant('absoluteYearly' as const),
    interval: interval(8),
    month: fc.integer({ min: 1, max: 12 }),
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
  }),
  fc
    .tuple(interval(8), fc.integer({ min: 1, max: 12 }), clearPlaces)
    .map(([every, month, place]) => ({ type: 'relativeYearly' as const, interval: every, month, ...place })),
);
const somewhere = fc.integer({ min: 0, max: 1_600 }).map((days) => format(Date.UTC(2023, 10, 1) + days * DAY));

/** Pattern and range, beginning on the first day of the pattern. */
const recurrences: fc.Arbitrary<PatternedRecurrence> = fc
  .record({
    pattern: patterns,
    near: somewhere,
    zone: fc.constantFrom('UTC', 'W. Europe Standard Time'),
    end: fc.oneof(
      fc.constant({ type: 'noEnd' as const }),
      fc
        .integer({ min: 1, max: 999 })
        .map((numberOfOccurrences) => ({ type: 'numbered' as const, numberOfOccurrences })),
      fc.integer({ min: 0, max: 4_000 }).map((days) => ({ type: 'endDate' as const, days })),
    ),
  })
  .map(({ pattern, near, zone, end }) => {
    const [startDate] = datesOf({ pattern, range: { type: 'numbered', numberOfOccurrences: 1, startDate: near } });
    const range = { startDate: startDate!, recurrenceTimeZone: zone };
    if (end.type !== 'endDate') return { pattern, range: { ...range, ...end } };
    const endDate = format(Date.parse(startDate!) + end.days * DAY);
    return { pattern, range: { ...range, type: 'endDate', endDate } };
  });

function startOf({ range }: PatternedRecurrence, time: string): EventTime {
  if (time === '') return onDate(range!.startDate!);
  const wall = `${range!.startDate}T${time}`;
  return range!.recurrenceTimeZone === 'UTC' ? { kind: 'instant', instant: `${wall}Z` } : inBerlin(wall);
}

const times = fc.constantFrom('', '00:00:00', '02:30:00', '09:15:00', '23:45:00');

/** An hour, or a day, that repeats by a rule. */
function seriesAt(start: EventTime, rule: string): CalendarEvent {
  const end: EventTime = start.kind === 'date' ? onDate(format(Date.parse(start.date) + DAY)) : start;
  return aSeries({ rules: [rule] }, { start, end, duration: start.kind === 'date' ? null : 'PT1H' });
}

/** Dates on which a series starts up to the horizon, on its own clock. */
function startDates(series: CalendarEvent, to = HORIZON): string[] {
  const { instances, problem } = instancesOf(series, {
    from: '2000-01-01T00:00:00Z',
    to: `${format(Date.parse(to) + 2 * DAY)}T00:00:00Z`,
  });
  expect(problem).toBeNull();
  const dates = instances.map(({ start }) =>
    'wall' in start ? start.wall : 'date' in start ? start.date : start.instant,
  );
  return dates.map((text) => text.slice(0, 10)).filter((date) => date < to);
}

describe('a pattern of Graph', () => {
  it('is a rule with exactly its days (150 patterns)', () => {
    fc.assert(
      fc.property(recurrences, times, (recurrence, time) => {
        const start = startOf(recurrence, time);
        const rule = ruleOfRecurrence(recurrence, start);
        const expected = datesOf(recurrence);
        // The core answers with 10,000 instances at the most.
        const to = expected[9_000] ?? HORIZON;
        expect(startDates(seriesAt(start, rule!), to)).toEqual(expected.filter((date) => date < to));
      }),
      { numRuns: 150 },
    );
  });

  it('comes back from its rule with the same days and the same range (150 patterns)', () => {
    fc.assert(
      fc.property(recurrences, times, (recurrence, time) => {
        const start = startOf(recurrence, time);
        const zone = time === '' ? 'UTC' : recurrence.range!.recurrenceTimeZone!;
        const back = patternedRecurrenceOf(ruleOfRecurrence(recurrence, start)!, start, zone);
        if (typeof back === 'string') throw new Error(back);
        expect(back.range).toEqual({ ...recurrence.range, recurrenceTimeZone: zone });
        expect(datesOf(back)).toEqual(datesOf(recurrence));
      }),
      { numRuns: 150 },
    );
  });
});

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const list = (min: number, max: number): fc.Arbitrary<string> =>
  fc
    .uniqueArray(
      fc.integer({ min, max }).filter((value) => value !== 0),
      { minLength: 1, maxLength: 2 },
    )
    .map((values) => values.join());
const part = (name: string, values: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: values.map((value) => `;${name}=${value}`) },
  );
const byDay = fc
  .uniqueArray(fc.tuple(fc.constantFrom('', '', '', '1', '2', '4', '5', '-1', '-2'), fc.constantFrom(...weekdays)), {
    minLength: 1,
    maxLength: 5,
    selector: ([, day]) => day,
  })
  .map((days) => days.map(([ordinal, day]) => `${ordinal}${day}`).join());
const monthDays = fc.oneof(list(-31, 31), fc.constantFrom('-1', '29', '31', '28,29', '28,29,30', '28,29,30,31'));

/** Rules of all kinds, most of which no pattern says. */
const rules = fc
  .tuple(
    fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'MONTHLY', 'YEARLY', 'YEARLY'),
    part('INTERVAL', fc.integer({ min: 1, max: 14 }).map(String)),
    part('BYMONTH', list(1, 12)),
    part('BYMONTHDAY', monthDays),
    fc.oneof(part('BYDAY', byDay), part('BYDAY', fc.constantFrom('MO,TU,WE,TH,FR', 'SA,SU', 'MO,TU,WE,TH,FR,SA,SU'))),
    part('BYYEARDAY', list(-366, 366)),
    part('BYSETPOS', fc.constantFrom('1', '2', '3', '4', '5', '-1', '-2', '1,3')),
    part('WKST', fc.constantFrom(...weekdays)),
    fc.constantFrom(
      '',
      '',
      ';COUNT=1',
      ';COUNT=17',
      ';UNTIL=20310314',
      ';UNTIL=20310314T083000Z',
      ';UNTIL=20290101T000000',
    ),
  )
  .map(([freq, ...parts]) => `FREQ=${freq}${parts.join('')}`);

describe('a rule that has a pattern', () => {
  it('has exactly its days, as has the rule that reads back (400 rules, a tenth or more with a pattern)', () => {
    let mapped = 0;
    fc.assert(
      fc.property(rules, somewhere, times, fc.boolean(), (rule, near, time, onRule) => {
        const bare = startOf({ range: { startDate: near, recurrenceTimeZone: 'W. Europe Standard Time' } }, time);
        const start = onRule ? firstStart(bare, rule) : bare;
        if (start === null) return;
        const recurrence = patternedRecurrenceOf(rule, start, time === '' ? 'UTC' : 'W. Europe Standard Time');
        if (typeof recurrence === 'string') return;
        mapped++;
        const to = datesOf(recurrence)[9_000] ?? HORIZON;
        const dates = startDates(seriesAt(start, rule), to);
        expect(dates).toEqual(datesOf(recurrence).filter((date) => date < to));
        expect(startDates(seriesAt(start, ruleOfRecurrence(recurrence, start)!), to)).toEqual(dates);
      }),
      { numRuns: 400 },
    );
    expect(mapped).toBeGreaterThan(40);
  });
});

/** The first start of a rule at or after a time: a moment without length is no instance of its own. */
function firstStart(bare: EventTime, rule: string): EventTime | null {
  const end: EventTime = bare.kind === 'date' ? onDate(format(Date.parse(bare.date) + DAY)) : bare;
  const series = aSeries({ rules: [rule.replace(/;(?:COUNT|UNTIL)=\w+/u, '')] }, { start: bare, end });
  return instancesOf(series, { from: '2020-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z' }).instances[0]?.start ?? null;
}
