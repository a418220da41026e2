import type { CalendarEvent, EventOverride, EventTime, Recurrence } from '@calmirror/core';
import { anEvent, anOverride, aSeries, atInstant, floatingAt, inBerlin, onDate } from '@calmirror/testkit';
import { seriesFormOf } from './series-form.js';
import { takesSeries } from './takes-series.js';

const at = (day: string, time = '10:00'): EventTime => inBerlin(`2026-03-${day}T${time}:00`);
const moved = (from: string, to: string, differing: Partial<EventOverride> = {}): EventOverride =>
  anOverride(`2026-03-${from}T10:00:00`, {
    start: inBerlin(`2026-03-${to}:00`),
    end: inBerlin(`2026-03-${to}:30`),
    ...differing,
  });
/** Weeks before the series begins. */
const inJanuary = (from: string): EventOverride =>
  moved(from, from, { start: inBerlin('2026-01-20T15:00:00'), end: inBerlin('2026-01-20T15:30:00') });
const daily = (differing: Partial<CalendarEvent>, recurrence: Partial<Recurrence> = {}): CalendarEvent =>
  aSeries(recurrence, differing);

describe('a series that Graph can hold', () => {
  it('is a pattern on its own clock', () => {
    expect(seriesFormOf(aSeries({ rules: ['FREQ=WEEKLY;COUNT=4'] }))).toEqual({
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
        range: {
          type: 'numbered',
          numberOfOccurrences: 4,
          startDate: '2026-03-02',
          recurrenceTimeZone: 'W. Europe Standard Time',
        },
      },
      end: inBerlin('2026-03-02T11:00:00'),
      exceptions: [],
      cancelled: [],
    });
  });

  it('says which of its instances do not take place, and no others', () => {
    const exclusions = [at('04'), at('05', '09:00'), onDate('2026-03-06'), atInstant('2026-03-07T09:00:00Z')];
    const overrides = [anOverride('2026-03-08T10:00:00', { status: 'cancelled' })];
    expect(seriesFormOf(daily({ overrides }, { exclusions }))).toMatchObject({
      cancelled: [at('04'), at('06'), at('07'), at('08')],
      exceptions: [],
    });
  });

  it('says what differs, by the original start on its own clock', () => {
    const override = moved('04', '04T15:00', { recurrenceId: atInstant('2026-03-04T09:00:00Z'), summary: 'Later' });
    expect(seriesFormOf(daily({ overrides: [override] }))).toMatchObject({
      exceptions: [{ recurrenceId: at('04'), start: inBerlin('2026-03-04T15:00:00'), summary: 'Later' }],
      cancelled: [],
    });
  });

  it('shows an instance that is excluded and overridden, as the core does', () => {
    const series = daily({ overrides: [moved('04', '04T12:00')] }, { exclusions: [at('04')] });
    expect(seriesFormOf(series)).toMatchObject({ exceptions: [{ recurrenceId: at('04') }], cancelled: [] });
  });

  it('begins with an instance that is put forward by weeks', () => {
    expect(seriesFormOf(daily({ overrides: [inJanuary('02')] }))).toMatchObject({
      exceptions: [{ recurrenceId: at('02'), start: inBerlin('2026-01-20T15:00:00') }],
      cancelled: [],
    });
  });

  it('ends on the clock on which it starts', () => {
    const end = { kind: 'zoned', wall: '2026-03-02T06:00:00', zone: 'America/New_York' } as const;
    expect(seriesFormOf(daily({ end }))).toMatchObject({ end: inBerlin('2026-03-02T12:00:00') });
  });

  it('may have an exception on the day of an instance that does not take place', () => {
    const series = daily({ overrides: [moved('04', '05T12:00')] }, { exclusions: [at('05')] });
    expect(takesSeries(series)).toBe(true);
  });

  it.each<[string, CalendarEvent]>([
    ['whole days that follow each other', daily({ start: onDate('2026-03-02'), end: onDate('2026-03-03') })],
    [
      'floating times, which the engine places before they are written',
      daily({ start: floatingAt('2026-03-02T10:00:00'), end: floatingAt('2026-03-02T11:00:00') }),
    ],
    ['times in UTC', daily({ start: atInstant('2026-03-02T09:00:00Z'), end: atInstant('2026-03-02T10:00:00Z') })],
    [
      'dates alone, as an event for each',
      daily({}, { rules: [], dates: [{ start: at('09'), end: null, duration: null }] }),
    ],
    ['no repetition', anEvent()],
  ])('may have %s', (_, event) => expect(takesSeries(event)).toBe(true));
});

describe('a series that Graph cannot hold says why', () => {
  it.each<[string, CalendarEvent]>([
    ['not-one-rule', daily({}, { rules: ['FREQ=DAILY', 'FREQ=WEEKLY'] })],
    ['not-one-rule', daily({}, { exceptionRules: ['FREQ=WEEKLY'] })],
    ['not-one-rule', daily({}, { dates: [{ start: at('09', '12:00'), end: null, duration: null }] })],
    ['no-such-clock', daily({ start: { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: 'Antarctica/Troll' } })],
    ['no-such-clock', daily({ start: inBerlin('2026-10-25T02:30:00'), end: inBerlin('2026-10-25T04:00:00') })],
    ['no-such-clock', daily({ start: { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: 'Nowhere/Else' } })],
    ['not-on-the-minute', daily({ start: inBerlin('2026-03-02T10:00:30') })],
    ['within-a-day', daily({}, { rules: ['FREQ=HOURLY'] })],
    ['overlaps-itself', daily({ end: inBerlin('2026-03-03T10:30:00') })],
    ['overlaps-itself', daily({ end: inBerlin('2026-03-03T10:30:00') }, { rules: ['FREQ=WEEKLY;BYDAY=MO,TU'] })],
    ['changes-all-later', daily({ overrides: [moved('04', '04T12:00', { thisAndFuture: true })] })],
    ['exception-of-another-class', daily({ overrides: [moved('04', '04T12:00', { class: 'private' })] })],
    ['exception-outside-rule', daily({ overrides: [anOverride('2026-03-04T12:00:00')] })],
    ['exception-passes-others', daily({ overrides: [moved('04', '05T15:00')] })],
    ['exception-passes-others', daily({ overrides: [moved('04', '20T15:00')] })],
    ['exception-passes-others', daily({ overrides: [moved('04', '03T09:00')] })],
    ['exception-passes-others', daily({ overrides: [inJanuary('04')] })],
    [
      'exception-passes-others',
      daily({ overrides: [moved('04', '04T12:00', { end: inBerlin('2026-03-05T10:30:00') })] }),
    ],
    ['not-expandable', daily({}, { exclusions: [at('04'), inBerlin('2099-03-02T10:00:00')] })],
    [
      'not-expandable',
      daily({}, { exclusions: [{ kind: 'zoned', wall: '2026-03-04T10:00:00', zone: 'Nowhere/Else' }] }),
    ],
  ])('%s', (reason, event) => {
    expect(seriesFormOf(event)).toBe(reason);
    expect(takesSeries(event)).toBe(false);
  });
});
