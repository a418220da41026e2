import { aSeries, atInstant, floatingAt, inBerlin, onDate } from '@calmirror/testkit';
import type { CalendarEvent, Recurrence } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { instancesOf } from './instances-of.js';
import { instantOf } from './time-of-event.js';

const MARCH = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };

/** Days of March (in UTC) on which instances of the daily series at ten o'clock start. */
function days(recurrence: Partial<Recurrence>, differing: Partial<CalendarEvent> = {}): number[] {
  const series = aSeries({ rules: ['FREQ=DAILY;COUNT=5'], ...recurrence }, differing);
  const { instances, problem } = instancesOf(series, MARCH);
  expect(problem).toBeNull();
  return instances.map(({ start }) => Number(instantOf(start)?.slice(8, 10)));
}

const wholeDay = { start: onDate('2026-03-02'), end: onDate('2026-03-03') };

describe('dates added to and taken from a series', () => {
  it('takes away exactly the instance that EXDATE names', () => {
    expect(days({ exclusions: [inBerlin('2026-03-04T10:00:00')] })).toEqual([2, 3, 5, 6]);
  });

  it('takes EXDATE in UTC, on the own clock, as a date, and in another zone', () => {
    for (const exclusion of [
      atInstant('2026-03-04T09:00:00Z'),
      floatingAt('2026-03-04T10:00:00'),
      onDate('2026-03-04'),
      { kind: 'zoned', wall: '2026-03-04T04:00:00', zone: 'America/New_York' } as const,
    ]) {
      expect(days({ exclusions: [exclusion] })).toEqual([2, 3, 5, 6]);
    }
  });

  it('leaves the series alone when EXDATE names no instance', () => {
    expect(days({ exclusions: [inBerlin('2026-03-04T10:30:00')] })).toEqual([2, 3, 4, 5, 6]);
  });

  it('takes EXDATE with a time for the day of an all-day series', () => {
    expect(days({ exclusions: [floatingAt('2026-03-03T00:00:00')] }, wholeDay)).toEqual([2, 4, 5, 6]);
    expect(days({ exclusions: [atInstant('2026-03-03T00:00:00Z')] }, wholeDay)).toEqual([2, 4, 5, 6]);
  });

  it('leaves an all-day series alone when EXDATE names a time during the day', () => {
    expect(days({ exclusions: [atInstant('2026-03-03T09:00:00Z')] }, wholeDay)).toEqual([2, 3, 4, 5, 6]);
  });

  it('takes away the only instance', () => {
    expect(days({ rules: [], exclusions: [inBerlin('2026-03-02T10:00:00')] })).toEqual([]);
  });

  it('is empty when it ends before it begins', () => {
    expect(days({ rules: ['FREQ=DAILY;UNTIL=20260201T000000Z'] })).toEqual([]);
  });

  it('reads RDATE without a zone on the clock of the series, a date as its midnight', () => {
    const added = (start: EventTime, differing: Partial<CalendarEvent> = {}): unknown => {
      const series = aSeries({ rules: [], dates: [{ start, end: null, duration: null }] }, differing);
      return instancesOf(series, MARCH).instances.at(-1)?.start;
    };
    const floating = { start: floatingAt('2026-03-02T10:00:00'), end: floatingAt('2026-03-02T11:00:00') };
    expect(added(onDate('2026-03-20'))).toEqual(inBerlin('2026-03-20T00:00:00'));
    expect(added(floatingAt('2026-03-20T12:00:00'))).toEqual(inBerlin('2026-03-20T12:00:00'));
    expect(added(atInstant('2026-03-20T12:00:00Z'), floating)).toEqual(floatingAt('2026-03-20T12:00:00'));
    expect(added(atInstant('2026-03-20T12:00:00Z'))).toEqual(atInstant('2026-03-20T12:00:00Z'));
  });

  it('ends a period that names dates on the clock of the series', () => {
    const dates = [{ start: onDate('2026-03-20'), end: onDate('2026-03-21'), duration: null }];
    const [, added] = instancesOf(aSeries({ rules: [], dates }), MARCH).instances;
    expect(added?.end).toEqual(inBerlin('2026-03-21T00:00:00'));
  });

  it('counts what EXDATE takes away', () => {
    expect(days({ rules: ['FREQ=DAILY;COUNT=2'], exclusions: [inBerlin('2026-03-02T10:00:00')] })).toEqual([3]);
  });

  it('adds RDATE, once where the rule gives the same start', () => {
    const dates = ['2026-03-03T10:00:00', '2026-03-20T10:00:00'].map((wall) => ({
      start: inBerlin(wall),
      end: null,
      duration: null,
    }));
    expect(days({ rules: ['FREQ=DAILY;COUNT=2'], dates })).toEqual([2, 3, 20]);
  });

  it('starts with DTSTART where there are only dates', () => {
    const dates = [{ start: inBerlin('2026-03-20T10:00:00'), end: null, duration: null }];
    expect(days({ rules: [], dates })).toEqual([2, 20]);
  });

  it('gives a period its own length', () => {
    const start = inBerlin('2026-03-20T10:00:00');
    const byEnd = aSeries({ rules: [], dates: [{ start, end: inBerlin('2026-03-20T10:15:00'), duration: null }] });
    const byDuration = aSeries({ rules: [], dates: [{ start, end: null, duration: 'PT15M' }] });
    for (const series of [byEnd, byDuration]) {
      expect(instancesOf(series, MARCH).instances[1]).toMatchObject({ end: inBerlin('2026-03-20T10:15:00') });
    }
  });

  it('joins several rules and takes EXRULE away', () => {
    expect(days({ rules: ['FREQ=DAILY;COUNT=2', 'FREQ=WEEKLY;COUNT=3'] })).toEqual([2, 3, 9, 16]);
    expect(days({ exceptionRules: ['FREQ=DAILY;INTERVAL=2'] })).toEqual([3, 5]);
  });

  it('shows and counts an appointment whose start misses its rule', () => {
    expect(days({ rules: ['FREQ=WEEKLY;BYDAY=TH;COUNT=3'] })).toEqual([2, 5, 12]);
  });

  it('takes a moment without length that misses its rule for the place where counting begins', () => {
    const start = inBerlin('2026-03-02T10:00:00');
    expect(days({ rules: ['FREQ=WEEKLY;BYDAY=TH;COUNT=3'] }, { start, end: start })).toEqual([5, 12, 19]);
  });
});
