import { atInstant, inBerlin, onDate } from '@calmirror/testkit';
import type { EventTime } from '@calmirror/core';
import type { RecurrencePattern, RecurrenceRange } from '@microsoft/microsoft-graph-types';
import { patternedRecurrenceOf, ruleOfRecurrence } from './recurrence-pattern.js';

const ZONE = 'W. Europe Standard Time';
/** Monday. */
const MONDAY = inBerlin('2026-03-02T10:00:00');
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

function patternOf(rule: string, start: EventTime = MONDAY): RecurrencePattern | string {
  const found = patternedRecurrenceOf(rule, start, ZONE);
  return typeof found === 'string' ? found : found.pattern!;
}

function rangeOf(rule: string, start: EventTime = MONDAY): RecurrenceRange | string {
  const found = patternedRecurrenceOf(rule, start, ZONE);
  return typeof found === 'string' ? found : found.range!;
}

const on = (date: string): EventTime => inBerlin(`${date}T10:00:00`);
const weekly = { type: 'weekly', interval: 1, firstDayOfWeek: 'monday' } as const;

describe('a rule with a pattern', () => {
  it.each<[string, EventTime, RecurrencePattern]>([
    ['FREQ=DAILY;INTERVAL=3', MONDAY, { type: 'daily', interval: 3 }],
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', MONDAY, { ...weekly, daysOfWeek: [...WEEKDAYS] }],
    ['FREQ=WEEKLY', MONDAY, { ...weekly, daysOfWeek: ['monday'] }],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU',
      MONDAY,
      { type: 'weekly', interval: 2, daysOfWeek: ['monday', 'sunday'], firstDayOfWeek: 'sunday' },
    ],
    ['FREQ=MONTHLY', MONDAY, { type: 'absoluteMonthly', interval: 1, dayOfMonth: 2 }],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', on('2026-03-31'), { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 }],
    [
      'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1',
      on('2026-03-30'),
      { type: 'absoluteMonthly', interval: 1, dayOfMonth: 30 },
    ],
    // January and July have a 31st each.
    [
      'FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=31',
      on('2026-01-31'),
      { type: 'absoluteMonthly', interval: 6, dayOfMonth: 31 },
    ],
    [
      'FREQ=MONTHLY;BYDAY=1MO',
      MONDAY,
      { type: 'relativeMonthly', interval: 1, daysOfWeek: ['monday'], index: 'first' },
    ],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      on('2026-03-31'),
      { type: 'relativeMonthly', interval: 1, daysOfWeek: [...WEEKDAYS], index: 'last' },
    ],
    [
      'FREQ=MONTHLY;BYDAY=MO,TH;BYSETPOS=1',
      MONDAY,
      { type: 'relativeMonthly', interval: 1, daysOfWeek: ['monday', 'thursday'], index: 'first' },
    ],
    ['FREQ=YEARLY', MONDAY, { type: 'absoluteYearly', interval: 1, month: 3, dayOfMonth: 2 }],
    ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-30', MONDAY, { type: 'absoluteYearly', interval: 1, month: 3, dayOfMonth: 2 }],
    [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1',
      on('2026-02-28'),
      { type: 'absoluteYearly', interval: 1, month: 2, dayOfMonth: 29 },
    ],
    [
      'FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYDAY=-1SU',
      on('2026-03-29'),
      { type: 'relativeYearly', interval: 2, month: 3, daysOfWeek: ['sunday'], index: 'last' },
    ],
    ['FREQ=DAILY;BYHOUR=10;BYMINUTE=0;BYSECOND=0', MONDAY, { type: 'daily', interval: 1 }],
  ])('%s', (rule, start, pattern) => expect(patternOf(rule, start)).toEqual(pattern));
});

describe('a rule without a pattern says why', () => {
  it.each<[string, string, EventTime?]>([
    ['bad-rule', 'FREQ=SOMETIMES'],
    ['bad-rule', 'FREQ=DAILY;UNTIL=never'],
    ['within-a-day', 'FREQ=HOURLY'],
    ['within-a-day', 'FREQ=DAILY;BYHOUR=9,10'],
    ['within-a-day', 'FREQ=DAILY;BYHOUR=9'],
    ['no-pattern', 'FREQ=DAILY;INTERVAL=2;BYDAY=MO'],
    ['no-pattern', 'FREQ=DAILY;BYMONTH=3'],
    ['no-pattern', 'FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1'],
    ['no-pattern', 'FREQ=MONTHLY;BYMONTHDAY=2,16'],
    ['no-pattern', 'FREQ=MONTHLY;BYMONTHDAY=-2'],
    ['no-pattern', 'FREQ=MONTHLY;BYDAY=MO'],
    ['no-pattern', 'FREQ=MONTHLY;BYDAY=1MO,3MO'],
    ['no-pattern', 'FREQ=MONTHLY;BYDAY=5MO'],
    ['no-pattern', 'FREQ=MONTHLY;BYDAY=-2MO'],
    // Graph could count both days together or each for itself.
    ['no-pattern', 'FREQ=MONTHLY;BYDAY=MO,TH;BYSETPOS=2'],
    ['no-pattern', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13'],
    ['no-pattern', 'FREQ=YEARLY;BYMONTH=3,9'],
    ['no-pattern', 'FREQ=YEARLY;BYDAY=10MO'],
    ['no-pattern', 'FREQ=YEARLY;BYMONTHDAY=2'],
    ['no-pattern', 'FREQ=YEARLY;BYYEARDAY=61'],
    ['no-pattern', 'FREQ=YEARLY;BYWEEKNO=10'],
    ['no-pattern', 'FREQ=DAILY;COUNT=3;UNTIL=20260601'],
    ['not-in-every-month', 'FREQ=MONTHLY', on('2026-03-31')],
    ['not-in-every-month', 'FREQ=MONTHLY;BYMONTHDAY=29', on('2026-03-29')],
    ['not-in-every-month', 'FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=31', on('2026-03-31')],
    ['not-in-every-month', 'FREQ=YEARLY', on('2028-02-29')],
    ['interval-too-long', 'FREQ=DAILY;INTERVAL=1000'],
    ['interval-too-long', 'FREQ=WEEKLY;INTERVAL=100'],
    ['interval-too-long', 'FREQ=YEARLY;INTERVAL=9'],
    ['too-many-occurrences', 'FREQ=DAILY;COUNT=1000'],
    ['start-outside-rule', 'FREQ=WEEKLY;BYDAY=TU'],
    ['start-outside-rule', 'FREQ=MONTHLY;BYMONTHDAY=3'],
    ['start-outside-rule', 'FREQ=MONTHLY;BYDAY=2MO'],
    ['start-outside-rule', 'FREQ=YEARLY;BYMONTH=4;BYDAY=1MO'],
    ['never-takes-place', 'FREQ=DAILY;UNTIL=20260301T000000Z'],
  ])('%s: %s', (reason, rule, start = MONDAY) => expect(patternOf(rule, start)).toBe(reason));
});

describe('the range of a rule', () => {
  const range = { startDate: '2026-03-02', recurrenceTimeZone: ZONE };

  it.each<[string, string, Partial<RecurrenceRange>]>([
    ['has no end', 'FREQ=DAILY', { type: 'noEnd' }],
    ['counts', 'FREQ=DAILY;COUNT=999', { type: 'numbered', numberOfOccurrences: 999 }],
    [
      'ends on the day whose instance is the last',
      'FREQ=DAILY;UNTIL=20260601T080000Z',
      { type: 'endDate', endDate: '2026-06-01' },
    ],
    [
      'ends a day earlier where UNTIL is before that time of day',
      'FREQ=DAILY;UNTIL=20260601T075959Z',
      { type: 'endDate', endDate: '2026-05-31' },
    ],
    [
      'takes a date for its midnight, as the core does',
      'FREQ=DAILY;UNTIL=20260601',
      { type: 'endDate', endDate: '2026-05-31' },
    ],
    ['has no end after Exchange’s own', 'FREQ=DAILY;UNTIL=99991231T000000Z', { type: 'noEnd' }],
  ])('%s', (_, rule, end) => expect(rangeOf(rule)).toEqual({ ...range, ...end }));

  it('of whole days lasts through the day of UNTIL', () => {
    expect(rangeOf('FREQ=DAILY;UNTIL=20260601', onDate('2026-03-02'))).toMatchObject({ endDate: '2026-06-01' });
  });
});

describe('a recurrence as Graph answers it', () => {
  /** Members that mean nothing for the type are filled. */
  const filled = { month: 0, dayOfMonth: 0, firstDayOfWeek: 'sunday', index: 'first' } as const;
  const noEnd: RecurrenceRange = {
    type: 'noEnd',
    startDate: '2026-03-02',
    endDate: '0001-01-01',
    numberOfOccurrences: 0,
  };

  it.each<[RecurrencePattern, string]>([
    [{ ...filled, type: 'daily', interval: 1 }, 'FREQ=DAILY'],
    [{ ...filled, type: 'weekly', interval: 1, daysOfWeek: ['friday', 'monday'] }, 'FREQ=WEEKLY;BYDAY=MO,FR'],
    [
      { ...filled, type: 'weekly', interval: 2, daysOfWeek: ['monday', 'sunday'] },
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU',
    ],
    [{ ...filled, type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 }, 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    [{ ...filled, type: 'absoluteMonthly', interval: 1, dayOfMonth: 29 }, 'FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1'],
    [
      { ...filled, type: 'absoluteYearly', interval: 1, month: 2, dayOfMonth: 29 },
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1',
    ],
    [
      { ...filled, type: 'absoluteYearly', interval: 1, month: 4, dayOfMonth: 31 },
      'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30',
    ],
    [
      { ...filled, type: 'relativeMonthly', interval: 1, daysOfWeek: ['thursday', 'friday'], index: 'second' },
      'FREQ=MONTHLY;BYDAY=TH,FR;BYSETPOS=2',
    ],
    [
      { ...filled, type: 'relativeYearly', interval: 1, month: 11, daysOfWeek: ['thursday'], index: 'fourth' },
      'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
    ],
  ])('%j is a rule', (pattern, rule) => expect(ruleOfRecurrence({ pattern, range: noEnd }, MONDAY)).toBe(rule));

  it('has its end at the time of day of its instances', () => {
    const recurrence = {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'endDate', endDate: '2026-07-01' },
    } as const;
    expect(ruleOfRecurrence(recurrence, MONDAY)).toBe('FREQ=DAILY;UNTIL=20260701T080000Z');
    expect(ruleOfRecurrence(recurrence, atInstant('2026-03-02T09:30:00Z'))).toBe('FREQ=DAILY;UNTIL=20260701T093000Z');
    expect(ruleOfRecurrence(recurrence, onDate('2026-03-02'))).toBe('FREQ=DAILY;UNTIL=20260701');
  });

  it.each<[string, RecurrencePattern, RecurrenceRange]>([
    ['no type', { interval: 1 }, noEnd],
    ['no days', { type: 'weekly', interval: 1, daysOfWeek: [] }, noEnd],
    ['no interval', { type: 'daily', interval: 0 }, noEnd],
    ['a month that is none', { type: 'absoluteYearly', interval: 1, month: 13, dayOfMonth: 1 }, noEnd],
    ['no end date', { type: 'daily', interval: 1 }, { type: 'endDate' }],
    ['no number', { type: 'daily', interval: 1 }, { type: 'numbered', numberOfOccurrences: 0 }],
    ['no range', { type: 'daily', interval: 1 }, {}],
  ])('with %s is none', (_, pattern, range) => expect(ruleOfRecurrence({ pattern, range }, MONDAY)).toBeNull());
});
