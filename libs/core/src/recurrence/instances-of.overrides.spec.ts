import { aSeries, anEvent, anOverride, atInstant, inBerlin, onDate } from '@calmirror/testkit';
import type { CalendarEvent } from '../event/calendar-event.js';
import type { Instance } from '../event/instance.js';
import { instancesOf } from './instances-of.js';

const MARCH = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };

function instances(event: CalendarEvent, window = MARCH): readonly Instance[] {
  const list = instancesOf(event, window);
  expect(list.problem).toBeNull();
  return list.instances;
}

function walls(event: CalendarEvent): (string | null)[] {
  return instances(event).map(({ start }) => ('wall' in start ? start.wall.slice(8) : null));
}

const fiveDays = { rules: ['FREQ=DAILY;COUNT=5'] };

describe('overridden instances', () => {
  it('shows the override in the place of its instance', () => {
    const override = anOverride('2026-03-04T10:00:00', { start: inBerlin('2026-03-04T15:00:00'), summary: 'Later' });
    const found = instances(aSeries(fiveDays, { overrides: [override] }));
    expect(found).toHaveLength(5);
    expect(found[2]).toEqual({
      recurrenceId: inBerlin('2026-03-04T10:00:00'),
      start: inBerlin('2026-03-04T15:00:00'),
      end: override.end,
      override,
    });
  });

  it('names each instance of a series by its original start', () => {
    expect(instances(aSeries(fiveDays)).map(({ recurrenceId, start }) => recurrenceId === start)).toEqual(
      Array(5).fill(true),
    );
  });

  it.each([
    ['in UTC', atInstant('2026-03-04T09:00:00Z')],
    ['on the own clock', { kind: 'floating', wall: '2026-03-04T10:00:00' } as const],
    ['as a date', onDate('2026-03-04')],
  ])('finds the instance that RECURRENCE-ID names %s', (_, recurrenceId) => {
    const override = anOverride('2026-03-04T10:00:00', { recurrenceId, start: inBerlin('2026-03-04T15:00:00') });
    const event = aSeries(fiveDays, { overrides: [override] });
    expect(walls(event)).toEqual(['02T10:00:00', '03T10:00:00', '04T15:00:00', '05T10:00:00', '06T10:00:00']);
    expect(instances(event)[2]?.recurrenceId).toEqual(inBerlin('2026-03-04T10:00:00'));
  });

  it('drops a cancelled instance', () => {
    const cancelled = anOverride('2026-03-04T10:00:00', { status: 'cancelled' });
    expect(walls(aSeries(fiveDays, { overrides: [cancelled] }))).toEqual([
      '02T10:00:00',
      '03T10:00:00',
      '05T10:00:00',
      '06T10:00:00',
    ]);
  });

  it('shows an instance that was moved into the window, and hides one that was moved out', () => {
    const moved = anOverride('2026-04-20T10:00:00', { start: inBerlin('2026-03-30T12:00:00') });
    const gone = anOverride('2026-03-02T10:00:00', { start: inBerlin('2026-04-02T10:00:00') });
    const event = aSeries({ rules: ['FREQ=WEEKLY'] }, { overrides: [moved, gone] });
    expect(walls(event)).toEqual(['09T10:00:00', '16T10:00:00', '23T10:00:00', '30T10:00:00', '30T12:00:00']);
  });

  it('shows an override that no rule gives any more', () => {
    const stray = anOverride('2026-03-20T10:00:00');
    expect(walls(aSeries(fiveDays, { overrides: [stray] }))).toContain('20T10:00:00');
  });

  it('moves this and all later instances by as much as RANGE=THISANDFUTURE says', () => {
    const future = anOverride('2026-03-04T10:00:00', {
      thisAndFuture: true,
      start: inBerlin('2026-03-04T11:30:00'),
      end: inBerlin('2026-03-04T11:45:00'),
      summary: 'Shorter',
    });
    const found = instances(aSeries(fiveDays, { overrides: [future] }));
    expect(found.map(({ start, end }) => [start, end]).slice(3)).toEqual([
      [inBerlin('2026-03-05T11:30:00'), inBerlin('2026-03-05T11:45:00')],
      [inBerlin('2026-03-06T11:30:00'), inBerlin('2026-03-06T11:45:00')],
    ]);
    expect(found.map(({ override }) => override?.summary ?? null)).toEqual([
      null,
      null,
      'Shorter',
      'Shorter',
      'Shorter',
    ]);
  });

  it('keeps the moved time of day when the clocks change', () => {
    const future = anOverride('2026-03-25T10:00:00', { thisAndFuture: true, start: inBerlin('2026-03-26T11:00:00') });
    expect(walls(aSeries({}, { overrides: [future] })).slice(-6)).toEqual([
      '26T11:00:00',
      '27T11:00:00',
      '28T11:00:00',
      '29T11:00:00',
      '30T11:00:00',
      '31T11:00:00',
    ]);
  });

  it('lets a single override, or a later range, win over an earlier range', () => {
    const first = anOverride('2026-03-03T10:00:00', { thisAndFuture: true, start: inBerlin('2026-03-03T11:00:00') });
    const single = anOverride('2026-03-04T10:00:00', { start: inBerlin('2026-03-04T08:00:00') });
    const second = anOverride('2026-03-05T10:00:00', { thisAndFuture: true, start: inBerlin('2026-03-05T12:00:00') });
    expect(walls(aSeries(fiveDays, { overrides: [second, single, first] }))).toEqual([
      '02T10:00:00',
      '03T11:00:00',
      '04T08:00:00',
      '05T12:00:00',
      '06T12:00:00',
    ]);
  });

  it('shows two that were moved to one time in the order of their instances, however the file has them', () => {
    const start = inBerlin('2026-03-08T10:00:00');
    const moved = ['2026-03-05T10:00:00', '2026-03-03T10:00:00'].map((wall) => anOverride(wall, { start, end: start }));
    const originals = (overrides: CalendarEvent['overrides']): unknown[] =>
      instances(aSeries(fiveDays, { overrides })).map(({ recurrenceId }) => recurrenceId);
    expect(originals(moved).slice(3)).toEqual([inBerlin('2026-03-03T10:00:00'), inBerlin('2026-03-05T10:00:00')]);
    expect(originals(moved.toReversed())).toEqual(originals(moved));
  });

  it('ends the series where this and all later instances are cancelled', () => {
    const future = anOverride('2026-03-04T10:00:00', { thisAndFuture: true, status: 'cancelled' });
    expect(walls(aSeries(fiveDays, { overrides: [future] }))).toEqual(['02T10:00:00', '03T10:00:00']);
  });

  it('shows an instance whose series is not there', () => {
    const recurrenceId = inBerlin('2026-03-04T10:00:00');
    expect(instances(anEvent({ recurrenceId }))).toEqual([
      { recurrenceId, start: anEvent().start, end: anEvent().end, override: null },
    ]);
  });
});
