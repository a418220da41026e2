import { aSeries, anEvent, anOverride, atInstant, inBerlin, onDate } from '@calmirror/testkit';
import { boundsOf } from './bounds-of.js';

describe('bounds of an event', () => {
  it('are its start and end for a single event, and a little more', () => {
    const bounds = boundsOf(anEvent());
    expect(bounds?.first).toBe('2026-03-02T09:00:00Z');
    expect(bounds?.last?.slice(0, 10)).toBe('2026-03-02');
  });

  it('leave room for all zones around a date', () => {
    const { first, last } = boundsOf(anEvent({ start: onDate('2026-03-02'), end: onDate('2026-03-03') })) ?? {};
    expect(first).toBe('2026-03-01T10:00:00Z');
    expect((last ?? '') >= '2026-03-03T12:00:00Z').toBe(true);
  });

  it('have no end for a series without COUNT and UNTIL', () => {
    expect(boundsOf(aSeries())?.last).toBeNull();
  });

  it('end with UNTIL, and with COUNT however it has to be counted', () => {
    const lastDay = (rule: string): string | undefined => boundsOf(aSeries({ rules: [rule] }))?.last?.slice(0, 10);
    expect(lastDay('FREQ=DAILY;UNTIL=20260401T000000Z')).toBe('2026-04-01');
    expect(lastDay('FREQ=DAILY;COUNT=10')).toBe('2026-03-12');
    expect(lastDay('FREQ=MONTHLY;BYDAY=1MO;COUNT=3')).toBe('2026-05-05');
  });

  it('hold moved instances and added dates', () => {
    const early = anOverride('2026-03-03T10:00:00', { start: inBerlin('2026-02-01T10:00:00') });
    const dates = [{ start: atInstant('2026-06-01T10:00:00Z'), end: null, duration: 'P2D' }];
    const bounds = boundsOf(aSeries({ rules: ['FREQ=DAILY;COUNT=3'], dates }, { overrides: [early] }));
    expect(bounds?.first).toBe('2026-02-01T09:00:00Z');
    expect((bounds?.last ?? '') >= '2026-06-03T10:00:00Z').toBe(true);
  });

  it('are not known for an event in an unknown zone', () => {
    expect(
      boundsOf(anEvent({ start: { kind: 'zoned', wall: '2026-03-02T09:00:00', zone: 'Mars/Olympus' } })),
    ).toBeNull();
  });
});
