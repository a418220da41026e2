import { anEvent, anOverride, arbitrarySeries, aSeries, floatingAt, inBerlin, onDate } from '@calmirror/testkit';
import fc from 'fast-check';
import type { CalendarEvent } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { instancesOf } from '../recurrence/instances-of.js';
import { instantOf } from '../recurrence/time-of-event.js';
import { placeFloating } from './place-floating.js';

const zone = 'Europe/Berlin';
const year = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };

const afloat = (time: EventTime): EventTime => (time.kind === 'zoned' ? floatingAt(time.wall) : time);

/** The same event on no clock. */
const floating = (event: CalendarEvent): CalendarEvent => ({
  ...event,
  start: afloat(event.start),
  end: afloat(event.end),
  recurrence: event.recurrence && {
    ...event.recurrence,
    rules: event.recurrence.rules.map((rule) => rule.replace(/(UNTIL=\w+)Z/, '$1')),
    exclusions: event.recurrence.exclusions.map(afloat),
  },
  overrides: event.overrides.map((override) => ({
    ...override,
    recurrenceId: afloat(override.recurrenceId),
    start: afloat(override.start),
    end: afloat(override.end),
  })),
});

describe('placing floating times', () => {
  it('puts the wall-clock time on the clock of the zone', () => {
    const event = anEvent({ start: floatingAt('2026-07-01T09:00:00'), end: floatingAt('2026-07-01T10:00:00') });
    const placed = placeFloating(event, zone);
    expect([placed.start, placed.end]).toEqual([inBerlin('2026-07-01T09:00:00'), inBerlin('2026-07-01T10:00:00')]);
  });

  it('leaves whole days, instants and zoned times alone', () => {
    for (const event of [anEvent(), aSeries(), anEvent({ start: onDate('2026-07-01'), end: onDate('2026-07-02') })])
      expect(placeFloating(event, zone)).toEqual(event);
  });

  it.each([
    ['FREQ=DAILY;UNTIL=20260705T090000', 'FREQ=DAILY;UNTIL=20260705T070000Z'],
    ['FREQ=DAILY;UNTIL=20260105T090000Z', 'FREQ=DAILY;UNTIL=20260105T080000Z'],
    ['FREQ=DAILY;COUNT=3', 'FREQ=DAILY;COUNT=3'],
  ])('ends %p at the same time of day', (rule, expected) => {
    const series = aSeries({ rules: [rule] }, { start: floatingAt('2026-01-01T09:00:00') });
    expect(placeFloating(series, zone).recurrence?.rules).toEqual([expected]);
  });

  it('places exclusions, dates and overrides with their series', () => {
    const event = floating(
      aSeries({ exclusions: [inBerlin('2026-03-03T10:00:00')] }, { overrides: [anOverride('2026-03-04T10:00:00')] }),
    );
    const placed = placeFloating(event, zone);
    expect(placed.recurrence?.exclusions).toEqual([inBerlin('2026-03-03T10:00:00')]);
    expect(placed.overrides[0]).toMatchObject(anOverride('2026-03-04T10:00:00'));
  });

  // Where clocks change, a zoned event in the hour that they leave out is moved, and a floating one is not.
  it('changes nothing that somebody in a zone of one clock would see', () => {
    const india = 'Asia/Kolkata';
    fc.assert(
      fc.property(arbitrarySeries(), (series) => {
        const seen = (event: CalendarEvent): unknown[] =>
          instancesOf(event, year, { referenceZone: india }).instances.map(({ start, end }) =>
            [start, end].map((time) => instantOf(time, [], india)),
          );
        expect(seen(placeFloating(floating(series), india))).toEqual(seen(floating(series)));
      }),
      { numRuns: 100 },
    );
  });
});
