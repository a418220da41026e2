import { floatingAt, inBerlin, onDate } from '@calmirror/testkit';
import { parseDuration } from './duration.js';
import { addDuration, instantOf, wallAt } from './time-of-event.js';

describe('the instant of an event time', () => {
  it.each([
    ['a time in the gap, read with the offset from before it', '2026-03-29T02:30:00', '2026-03-29T01:30:00Z'],
    ['a time that comes twice, read as the first', '2026-10-25T02:30:00', '2026-10-25T00:30:00Z'],
    ['the moment of the change', '2026-03-29T03:00:00', '2026-03-29T01:00:00Z'],
    ['the last second before the hour that repeats', '2026-10-25T01:59:59', '2026-10-24T23:59:59Z'],
    ['the first second after it', '2026-10-25T03:00:00', '2026-10-25T02:00:00Z'],
  ])('is right for %s', (_, wall, instant) => {
    expect(instantOf(inBerlin(wall))).toBe(instant);
  });

  it('places dates and floating times in the reference zone', () => {
    expect(instantOf(onDate('2026-07-01'), [], 'America/New_York')).toBe('2026-07-01T04:00:00Z');
    expect(instantOf(floatingAt('2026-07-01T12:00:00'))).toBe('2026-07-01T12:00:00Z');
  });

  it('is null for what is no time, or in no known zone', () => {
    expect(instantOf(floatingAt('soon'))).toBeNull();
    expect(instantOf({ kind: 'zoned', wall: '2026-07-01T12:00:00', zone: 'Nowhere/Else' })).toBeNull();
  });
});

describe('what a clock shows at an instant', () => {
  it.each([
    ['before the gap', '2026-03-29T00:59:59Z', '2026-03-29T01:59:59'],
    ['after the gap', '2026-03-29T01:00:00Z', '2026-03-29T03:00:00'],
    ['the first time of two', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00'],
    ['the second time of two', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00'],
  ])('is right %s', (_, instant, wall) => {
    expect(wallAt(instant, 'Europe/Berlin')).toBe(wall);
  });

  it('is null for no instant, and in no known zone', () => {
    expect(wallAt('soon', 'Europe/Berlin')).toBeNull();
    expect(wallAt('2026-07-01T12:00:00Z', 'Nowhere/Else')).toBeNull();
  });
});

describe('a duration added to a time', () => {
  it('counts days and hours on the clock', () => {
    const start = inBerlin('2026-03-28T12:00:00');
    expect(addDuration(start, 'P1D')).toEqual(inBerlin('2026-03-29T12:00:00'));
    expect(addDuration(start, 'PT24H')).toEqual(inBerlin('2026-03-29T12:00:00'));
    expect(addDuration(start, 'P1DT1H')).toEqual(inBerlin('2026-03-29T13:00:00'));
  });

  it('is null for what is no duration, and beyond the years of four digits', () => {
    expect(addDuration(onDate('2026-03-28'), 'a while')).toBeNull();
    expect(addDuration(onDate('2026-03-28'), 'P999999W')).toBeNull();
  });
});

describe('a DURATION value', () => {
  it.each([
    ['P1W', 604_800_000],
    ['-PT15M', -900_000],
    ['+P1DT2H', 93_600_000],
    ['pt90s', 90_000],
    ['PT0S', 0],
  ])('%s is read', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', 'P', 'PT', '1H', 'P1H', 'P-1D'])('"%s" is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});
