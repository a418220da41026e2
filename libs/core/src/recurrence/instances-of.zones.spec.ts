import { aSeries, anEvent, floatingAt, inBerlin, onDate } from '@calmirror/testkit';
import type { CalendarEvent } from '../event/calendar-event.js';
import type { CustomZone, EventTime } from '../event/event-time.js';
import { instancesOf } from './instances-of.js';
import { instantOf } from './time-of-event.js';

const YEAR = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };

function spans(event: CalendarEvent, window = YEAR): string[] {
  const { instances, problem } = instancesOf(event, window);
  expect(problem).toBeNull();
  return instances.map(({ start, end }) => `${instantOf(start, event.zones)} ${instantOf(end, event.zones)}`);
}

function inZone(zone: string, wall: string): EventTime {
  return { kind: 'zoned', wall, zone };
}

describe('instances in zones', () => {
  it('keeps the time of day when the clocks change', () => {
    const series = aSeries(
      { rules: ['FREQ=WEEKLY;COUNT=3'] },
      { start: inBerlin('2026-03-22T10:00:00'), end: inBerlin('2026-03-22T11:00:00') },
    );
    expect(spans(series)).toEqual([
      '2026-03-22T09:00:00Z 2026-03-22T10:00:00Z',
      '2026-03-29T08:00:00Z 2026-03-29T09:00:00Z',
      '2026-04-05T08:00:00Z 2026-04-05T09:00:00Z',
    ]);
  });

  it('reads a time in the gap with the offset from before it', () => {
    const series = aSeries(
      { rules: ['FREQ=DAILY;COUNT=3'] },
      { start: inBerlin('2026-03-28T02:30:00'), end: inBerlin('2026-03-28T03:00:00') },
    );
    expect(spans(series)).toEqual([
      '2026-03-28T01:30:00Z 2026-03-28T02:00:00Z',
      '2026-03-29T01:30:00Z 2026-03-29T02:00:00Z',
      '2026-03-30T00:30:00Z 2026-03-30T01:00:00Z',
    ]);
  });

  it('reads a time that comes twice as its first occurrence', () => {
    const event = anEvent({ start: inBerlin('2026-10-25T02:30:00'), end: inBerlin('2026-10-25T04:00:00') });
    expect(spans(event)).toEqual(['2026-10-25T00:30:00Z 2026-10-25T03:00:00Z']);
  });

  it('ends a night shift at the same time of day when the clocks change', () => {
    const series = aSeries(
      { rules: ['FREQ=DAILY;COUNT=2'] },
      { start: inBerlin('2026-10-23T23:00:00'), end: inBerlin('2026-10-24T05:00:00') },
    );
    expect(spans(series)).toEqual([
      '2026-10-23T21:00:00Z 2026-10-24T03:00:00Z',
      '2026-10-24T21:00:00Z 2026-10-25T04:00:00Z',
    ]);
  });

  it('counts the days and the hours of a duration on the clock', () => {
    const span = { start: inBerlin('2026-03-27T12:00:00'), end: inBerlin('2026-03-28T12:00:00') };
    for (const duration of ['P1D', 'PT24H']) {
      expect(spans(aSeries({ rules: ['FREQ=DAILY;COUNT=2'] }, { ...span, duration }))).toEqual([
        '2026-03-27T11:00:00Z 2026-03-28T11:00:00Z',
        '2026-03-28T11:00:00Z 2026-03-29T10:00:00Z',
      ]);
    }
  });

  it('measures an end in another zone in elapsed time', () => {
    const series = aSeries(
      { rules: ['FREQ=DAILY;COUNT=2'] },
      { start: inBerlin('2026-03-27T23:00:00'), end: { kind: 'instant', instant: '2026-03-28T06:00:00Z' } },
    );
    expect(spans(series)).toEqual([
      '2026-03-27T22:00:00Z 2026-03-28T06:00:00Z',
      '2026-03-28T22:00:00Z 2026-03-29T05:00:00Z',
    ]);
  });

  it('lets an instance that the clock leaves out last as long as the others', () => {
    const series = aSeries(
      { rules: ['FREQ=DAILY;COUNT=2'] },
      { start: inBerlin('2026-03-28T02:30:00'), end: inBerlin('2026-03-28T03:30:00') },
    );
    expect(spans(series)[1]).toBe('2026-03-29T01:30:00Z 2026-03-29T02:30:00Z');
  });

  it('ends the first instance as stated, also where the clock shows the end twice', () => {
    const series = aSeries(
      { rules: ['FREQ=DAILY;COUNT=1'] },
      { start: inBerlin('2026-10-25T01:30:00'), end: { kind: 'instant', instant: '2026-10-25T01:30:00Z' } },
    );
    expect(spans(series)).toEqual(['2026-10-24T23:30:00Z 2026-10-25T01:30:00Z']);
  });

  it('ends in the zone of the end', () => {
    const flight = aSeries(
      { rules: ['FREQ=WEEKLY;COUNT=2'] },
      { start: inBerlin('2026-03-22T10:00:00'), end: inZone('America/New_York', '2026-03-22T13:00:00') },
    );
    const { instances } = instancesOf(flight, YEAR);
    expect(instances.map(({ end }) => end)).toEqual([
      inZone('America/New_York', '2026-03-22T13:00:00'),
      inZone('America/New_York', '2026-03-29T12:00:00'),
    ]);
  });

  it('follows the day that Samoa left out', () => {
    const series = aSeries(
      { rules: ['FREQ=DAILY;COUNT=3'] },
      { start: inZone('Pacific/Apia', '2011-12-29T09:00:00'), end: inZone('Pacific/Apia', '2011-12-29T10:00:00') },
    );
    const starts = spans(series, { from: '2011-12-01T00:00:00Z', to: '2012-02-01T00:00:00Z' });
    expect(starts.map((span) => span.slice(0, 20))).toEqual(['2011-12-29T19:00:00Z', '2011-12-30T19:00:00Z']);
  });

  it('knows offsets of half an hour (Lord Howe) and quarters (Nepal)', () => {
    const lordHowe = anEvent({ start: inZone('Australia/Lord_Howe', '2026-04-05T12:00:00') });
    const nepal = anEvent({ start: inZone('Asia/Kathmandu', '2026-04-05T12:00:00') });
    expect(instantOf(lordHowe.start)).toBe('2026-04-05T01:30:00Z');
    expect(instantOf(nepal.start)).toBe('2026-04-05T06:15:00Z');
  });

  it('ends a zoned rule by an UNTIL in UTC at that instant', () => {
    const until = (value: string): string[] =>
      spans(
        aSeries(
          { rules: [`FREQ=DAILY;UNTIL=${value}`] },
          { start: inBerlin('2026-03-27T01:00:00'), end: inBerlin('2026-03-27T02:00:00') },
        ),
      ).map((span) => span.slice(0, 20));
    expect(until('20260328T000000Z')).toEqual(['2026-03-27T00:00:00Z', '2026-03-28T00:00:00Z']);
    expect(until('20260327T235959Z')).toEqual(['2026-03-27T00:00:00Z']);
    expect(until('20260328T010000')).toHaveLength(2);
    expect(until('20260328')).toHaveLength(1);
    expect(until('20260329')).toHaveLength(2);
  });

  it('withholds an event in a zone that nobody knows', () => {
    const lost = anEvent({ start: inZone('Mars/Olympus', '2026-04-05T12:00:00') });
    expect(instancesOf(lost, YEAR).problem?.code).toBe('unknown-zone');
  });

  it('places dates and floating times in the zone that is asked for', () => {
    const floating = anEvent({ start: floatingAt('2026-06-01T00:30:00'), end: floatingAt('2026-06-01T01:00:00') });
    const date = anEvent({ start: onDate('2026-06-01'), end: onDate('2026-06-02') });
    const may = { from: '2026-05-01T00:00:00Z', to: '2026-06-01T00:00:00Z' };
    for (const event of [floating, date]) {
      expect(instancesOf(event, may).instances).toHaveLength(0);
      expect(instancesOf(event, may, { referenceZone: 'Europe/Berlin' }).instances).toHaveLength(1);
    }
  });

  it('uses the rules of a zone that only the file defines', () => {
    const zone: CustomZone = {
      id: 'Office',
      observances: [
        observance(false, '1970-10-25T03:00:00', 7_200, 3_600, 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'),
        observance(true, '1970-03-29T02:00:00', 3_600, 7_200, 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'),
      ],
    };
    const own = aSeries(
      { rules: ['FREQ=DAILY;COUNT=400'] },
      { start: inZone('Office', '2026-01-01T02:30:00'), end: inZone('Office', '2026-01-01T04:00:00'), zones: [zone] },
    );
    const berlin = aSeries(
      { rules: ['FREQ=DAILY;COUNT=400'] },
      { start: inBerlin('2026-01-01T02:30:00'), end: inBerlin('2026-01-01T04:00:00') },
    );
    expect(spans(own)).toEqual(spans(berlin));
  });
});

function observance(
  daylight: boolean,
  start: string,
  offsetFrom: number,
  offsetTo: number,
  rule: string | null,
): CustomZone['observances'][number] {
  return { daylight, start, offsetFrom, offsetTo, rule, dates: [], name: null };
}
