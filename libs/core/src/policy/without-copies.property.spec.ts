import { anEvent, arbitrarySeries } from '@calmirror/testkit';
import fc from 'fast-check';
import type { CalendarEvent } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { boundsOf } from '../recurrence/bounds-of.js';
import { instancesOf } from '../recurrence/instances-of.js';
import { instantOf } from '../recurrence/time-of-event.js';
import { withoutCopies } from './without-copies.js';

const window = { from: '2026-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' };
const uid = anEvent().uid;

/** Original starts of what is shown, in UTC. */
const originals = (event: CalendarEvent): (string | null)[] =>
  instancesOf(event, window).instances.map(({ recurrenceId }) => recurrenceId && instantOf(recurrenceId));

/** What whoever was invited to one instance alone has of it. */
const invited = (original: string): CalendarEvent => {
  const recurrenceId: EventTime = { kind: 'instant', instant: original };
  return anEvent({ id: original, uid, recurrenceId });
};

const ends = (series: CalendarEvent): boolean => {
  const last = boundsOf(series)?.last ?? null;
  return last !== null && last < window.to && (boundsOf(series)?.first ?? '') >= window.from;
};

const alone = arbitrarySeries().filter((series) => series.overrides.every(({ thisAndFuture }) => !thisAndFuture));

describe('any series of which the target holds any instances', () => {
  it('is mirrored with exactly the others', () => {
    fc.assert(
      fc.property(alone, fc.infiniteStream(fc.boolean()), (series, picks) => {
        const all = originals(series);
        const held = all.filter(() => picks.next().value === true);
        const left = withoutCopies(
          series,
          held.flatMap((original) => (original === null ? [] : [invited(original)])),
        );
        const others = all.filter((original) => !held.includes(original));
        expect(left === null ? [] : originals(left)).toEqual(others);
        // What ends within the window and is held as a whole needs no mirror at all.
        if (others.length === 0 && held.length > 0 && ends(series)) expect(left).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('stands for each of them that takes place and blocks time, and for no other', () => {
    fc.assert(
      fc.property(alone, fc.nat(), (series, pick) => {
        const { instances } = instancesOf(series, window);
        const instance = instances[pick % Math.max(1, instances.length)];
        const original = instance?.recurrenceId ? instantOf(instance.recurrenceId) : null;
        if (instance === undefined || original === null) return;
        const { status, myAnswer, transparency } = instance.override ?? series;
        const blocks = status !== 'cancelled' && myAnswer !== 'declined' && transparency === 'opaque';
        const event = invited(original);
        expect(withoutCopies(event, [series])).toBe(blocks ? null : event);
        const other = invited(new Date(Date.parse(original) + 60_000).toISOString().replace('.000', ''));
        expect(withoutCopies(other, [series])).toBe(other);
      }),
      { numRuns: 60 },
    );
  });
});
