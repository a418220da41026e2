import fc from 'fast-check';
import type { TimeWindow } from '../event/instance.js';
import { windowAround } from './window-around.js';
import { enteringOrLeaving, isInWindow, type OccupiedSpan } from './window-edges.js';

const HOUR = 3_600_000;
const window = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };

function span(from: string, to: string | null): OccupiedSpan {
  return { from: Date.parse(from), to: to === null ? null : Date.parse(to) };
}

describe('isInWindow', () => {
  it.each([
    ['ends as it begins', span('2026-02-28T10:00:00Z', '2026-03-01T00:00:00Z'), false, true],
    ['reaches into it', span('2026-02-28T10:00:00Z', '2026-03-01T00:00:01Z'), true, true],
    ['begins as it ends', span('2026-04-01T00:00:00Z', '2026-04-01T01:00:00Z'), false, true],
    ['is out by a day', span('2026-02-27T10:00:00Z', '2026-02-28T00:00:00Z'), false, false],
    ['is a moment at its begin', span('2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z'), true, true],
    ['is around it', span('2025-01-01T00:00:00Z', '2027-01-01T00:00:00Z'), true, true],
    ['goes on without end', span('1990-01-01T00:00:00Z', null), true, true],
    ['goes on without end from later on', span('2026-05-01T00:00:00Z', null), false, false],
  ])('what %s', (_, occupied, enters, stays) => {
    expect([isInWindow(occupied, window, false), isInWindow(occupied, window, true)]).toEqual([enters, stays]);
  });
});

const settings = fc.record({ pastDays: fc.nat({ max: 20 }), futureDays: fc.nat({ max: 40 }) });
const occupied = fc.tuple(fc.integer({ min: -60, max: 80 }), fc.nat({ max: 100 })).map(([day, hours]) => ({
  from: Date.parse('2026-03-01T00:00:00Z') + day * 24 * HOUR,
  to: Date.parse('2026-03-01T00:00:00Z') + (day * 24 + hours) * HOUR,
}));

describe('as time goes on', () => {
  it('an event enters once and leaves once', () => {
    fc.assert(
      fc.property(settings, occupied, fc.integer({ min: 1, max: 30 }), (window, event, step) => {
        const changes: boolean[] = [false];
        for (
          let now = Date.parse('2025-11-01T00:00:00Z');
          now < Date.parse('2026-09-01T00:00:00Z');
          now += step * HOUR
        ) {
          const mirrored = isInWindow(event, windowAround(now, window), changes.at(-1) ?? false);
          if (mirrored !== changes.at(-1)) changes.push(mirrored);
        }
        expect([[false], [false, true, false]]).toContainEqual(changes);
      }),
      { numRuns: 50 },
    );
  });

  it('a mirror at the edge survives that its time is corrected by some hours to and fro', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: -23, max: 23 }), (window, shift) => {
        const now = windowAround(Date.parse('2026-03-10T12:00:00Z'), window);
        for (const edge of [Date.parse(now.from), Date.parse(now.to) - HOUR]) {
          const event = { from: edge, to: edge + HOUR };
          const corrected = { from: event.from + shift * HOUR, to: event.to + shift * HOUR };
          expect(
            isInWindow(event, now, false) && isInWindow(corrected, now, true) && isInWindow(event, now, true),
          ).toBe(true);
        }
      }),
    );
  });
});

describe('enteringOrLeaving', () => {
  it('is nothing while the window stands', () => {
    expect(enteringOrLeaving(window, { ...window })).toEqual([]);
  });

  it('is one span at each edge that moved, a day wider on both sides', () => {
    expect(enteringOrLeaving(window, { from: '2026-03-02T00:00:00Z', to: '2026-04-02T00:00:00Z' })).toEqual([
      { from: '2026-02-28T00:00:00Z', to: '2026-03-03T00:00:00Z' },
      { from: '2026-03-31T00:00:00Z', to: '2026-04-03T00:00:00Z' },
    ]);
  });

  it('is the whole window when there was none', () => {
    expect(enteringOrLeaving(null, window)).toEqual([{ from: '2026-02-28T00:00:00Z', to: '2026-04-02T00:00:00Z' }]);
  });

  it('holds every event whose place can change, however the window moves', () => {
    fc.assert(
      fc.property(
        settings,
        settings,
        fc.nat({ max: 30 }),
        occupied,
        fc.boolean(),
        (before, after, days, event, wasMirrored) => {
          const now = Date.parse('2026-03-10T12:00:00Z');
          const previous = windowAround(now, before);
          const next = windowAround(now + days * 24 * HOUR, after);
          const mirrored = isInWindow(event, previous, wasMirrored);
          if (isInWindow(event, next, mirrored) === mirrored) return;
          expect(enteringOrLeaving(previous, next).some((edge) => touches(event, edge))).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

function touches(event: OccupiedSpan, edge: TimeWindow): boolean {
  return event.from < Date.parse(edge.to) && (event.to ?? Infinity) >= Date.parse(edge.from);
}
