import { anEvent, anOverride, arbitrarySeries, aSeries, inBerlin, onDate } from '@calmirror/testkit';
import fc from 'fast-check';
import type { CalendarEvent } from '../event/calendar-event.js';
import { instancesOf } from '../recurrence/instances-of.js';
import { datesAlone } from './dates-alone.js';

const window = { from: '2026-03-10T00:00:00Z', to: '2026-04-20T00:00:00Z' };
/** The quarters in which the window begins and ends. */
const span = { from: '2026-01-01T00:00:00Z', to: '2026-07-01T00:00:00Z' };
const zone = 'Europe/Berlin';

/** Time and title of each occurrence that shares a moment with the span. */
const seenIn = (event: CalendarEvent | null): unknown[] =>
  event === null
    ? []
    : instancesOf(event, span, { by: 'overlap', referenceZone: zone }).instances.map(({ start, end, override }) => [
        start,
        end,
        (override ?? event).summary,
      ]);

describe('a series as its instances alone', () => {
  it('has no rule, and each instance of the quarters that the window touches', () => {
    const alone = datesAlone(aSeries({ rules: ['FREQ=WEEKLY'] }), window, zone);
    expect(alone?.recurrence?.rules).toEqual([]);
    expect(alone?.start).toEqual(inBerlin('2026-03-02T10:00:00'));
    expect(alone?.recurrence?.dates).toHaveLength(17);
    expect(alone?.recurrence?.dates.at(-1)?.start).toEqual(inBerlin('2026-06-29T10:00:00'));
  });

  it('is the same all quarter long, so that it is not written anew each day', () => {
    const series = aSeries({ rules: ['FREQ=DAILY'] });
    const later = { from: '2026-03-20T00:00:00Z', to: '2026-06-30T00:00:00Z' };
    expect(datesAlone(series, later, zone)).toEqual(datesAlone(series, window, zone));
  });

  it('shows what the series shows, over the change of clocks, with exclusions, moved and cancelled instances', () => {
    fc.assert(
      fc.property(arbitrarySeries(), (series) => {
        expect(seenIn(datesAlone(series, window, zone))).toEqual(seenIn(series));
      }),
      { numRuns: 150 },
    );
  });

  it('holds an override for one instance alone, also where it changes all later ones', () => {
    const override = anOverride('2026-03-16T10:00:00', { summary: 'Elsewhere', thisAndFuture: true });
    const alone = datesAlone(aSeries({ rules: ['FREQ=WEEKLY;COUNT=4'] }, { overrides: [override] }), window, zone);
    expect(alone?.overrides.map(({ thisAndFuture, summary }) => [thisAndFuture, summary])).toEqual([
      [false, 'Elsewhere'],
      [false, 'Elsewhere'],
    ]);
  });

  it('keeps the lengths that dates have of their own', () => {
    const dates = [{ start: inBerlin('2026-04-01T10:00:00'), end: inBerlin('2026-04-01T15:00:00'), duration: null }];
    const series = aSeries({ rules: ['FREQ=WEEKLY;COUNT=2'], dates });
    expect(seenIn(datesAlone(series, window, zone))).toEqual(seenIn(series));
  });

  it('of whole days stays one of whole days', () => {
    const series = aSeries({ rules: ['FREQ=YEARLY'] }, { start: onDate('2020-04-01'), end: onDate('2020-04-02') });
    expect(datesAlone(series, window, zone)).toMatchObject({ start: onDate('2026-04-01'), recurrence: null });
  });

  it('is nothing where no instance is near', () => {
    const start = inBerlin('2020-10-01T10:00:00');
    expect(datesAlone(aSeries({ rules: ['FREQ=YEARLY'] }, { start, end: start }), window, zone)).toBeNull();
  });

  it('of more than a mirror can hold is a fault', () => {
    const series = { ...anEvent({ start: inBerlin('2026-03-02T10:00:00'), end: inBerlin('2026-03-02T10:00:00') }) };
    const each = { rules: ['FREQ=SECONDLY'], exceptionRules: [], dates: [], exclusions: [] };
    expect(() => datesAlone({ ...series, recurrence: each }, window, zone)).toThrow();
  });
});
