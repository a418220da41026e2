import { anEvent, anOverride, aSeries, inBerlin } from '@calmirror/testkit';
import type { CalendarEvent } from '@calmirror/core';
import type { MirroredPair } from './mirrored-pair.js';
import { type Considered, Wishes } from './wishes.js';

const pair = {
  id: 'pair',
  name: 'A pair',
  installationId: 'here',
  policy: { preset: 'full' },
  filters: [{ kind: 'free' }],
};
const target = { capabilities: { floating: true } };
const wishes = new Wishes(pair as unknown as MirroredPair, target as never, {
  from: '2026-03-01T00:00:00Z',
  to: '2026-06-01T00:00:00Z',
});

/** A series that was free but for one instance. */
const busy = anOverride('2026-03-04T10:00:00', { transparency: 'opaque' });
const series = aSeries({ rules: ['FREQ=DAILY;COUNT=5'] }, { transparency: 'transparent', overrides: [busy] });

/** One instance as a calendar has it whose owner was invited to it alone. */
const invited = (start: string): CalendarEvent =>
  anEvent({ id: start, uid: series.uid, recurrenceId: inBerlin(start), start: inBerlin(start) });

const consider = (event: CalendarEvent, copies: readonly CalendarEvent[]): Considered =>
  wishes.consider(
    { eventId: event.id, problem: null, event },
    { mirrored: false, changed: true, copies, inMirrorsPlace: false },
  );

describe('a series of which the target holds some instances, and nothing else is mirrored', () => {
  it('stands there as far as it is wanted, and is looked at again when it does no more', () => {
    expect(consider(series, [])).toMatchObject({ wish: { mirror: { event: { transparency: 'opaque' } } } });
    const { wish, partly } = consider(series, [invited('2026-03-04T10:00:00')]);
    expect([wish, partly]).toEqual([expect.objectContaining({ mirror: null, reason: 'already-there' }), false]);
  });

  it('is out for a reason of its own where it would be out as a whole', () => {
    const free = { ...series, overrides: [] };
    const copies = [invited('2026-03-04T10:00:00')];
    expect(consider(free, copies)).toMatchObject({ wish: { mirror: null, reason: 'free' } });
    const [start, end] = [inBerlin('2020-03-04T10:00:00'), inBerlin('2020-03-04T11:00:00')];
    const past = aSeries({ rules: ['FREQ=DAILY;COUNT=5'] }, { start, end });
    expect(consider(past, [invited('2020-03-05T10:00:00')])).toMatchObject({ wish: { reason: 'outside-window' } });
  });
});
