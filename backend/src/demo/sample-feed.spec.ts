import { readCalendar } from '@calmirror/connectors';
import { type CalendarEvent, instancesOf } from '@calmirror/core';
import fc from 'fast-check';
import { sampleFeed } from './sample-feed.js';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 2, 4, 12, 0, 20);

const eventsAt = (now: number): Map<string, CalendarEvent> =>
  new Map(readCalendar(sampleFeed(now)).events.map(({ event }) => [event.uid, event]));

describe('sampleFeed', () => {
  it('is read without a fault at any time', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020), max: Date.UTC(2090) }), (now) => {
        const { events, withheld } = readCalendar(sampleFeed(now));
        expect(withheld).toEqual([]);
        expect(events.length).toBeGreaterThanOrEqual(11);
      }),
    );
  });

  it('stays the same within a minute', () => {
    expect(sampleFeed(NOON)).toBe(sampleFeed(NOON + 30_000));
  });

  it('has one event that goes, one that comes and one that moves with each minute', () => {
    const before = eventsAt(NOON);
    const after = eventsAt(NOON + MINUTE);
    expect([...before.keys()].filter((uid) => !after.has(uid))).toHaveLength(1);
    expect([...after.keys()].filter((uid) => !before.has(uid))).toHaveLength(1);
    const moved = [...after.values()].filter(
      ({ uid, start }) => before.has(uid) && !same(before.get(uid)?.start, start),
    );
    expect(moved.map(({ summary }) => summary)).toEqual(['This one moves each minute']);
  });

  it('has a series with a moved instance', () => {
    const team = eventsAt(NOON).get('team@sample.calmirror');
    const { instances } = instancesOf(team!, { from: '2026-03-09T00:00:00Z', to: '2026-03-16T00:00:00Z' });
    expect(instances.map(({ start }) => start)).toEqual([{ kind: 'instant', instant: '2026-03-10T11:00:00Z' }]);
  });
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
