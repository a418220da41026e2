import { ProviderError } from '@calmirror/core';
import { atInstant, floatingAt, inBerlin, onDate } from '@calmirror/testkit';
import { readDate, readInstant, readTime, timeOnClock, writeTime } from './graph-time.js';

const inUtc = (dateTime: string): { dateTime: string; timeZone: string } => ({ dateTime, timeZone: 'UTC' });

describe('a time of Graph', () => {
  it('with seven decimals and no Z is on the clock on which it was made', () => {
    const time = inUtc('2026-07-01T08:00:00.0000000');
    expect(readTime(time, 'Europe/Berlin', 'start')).toEqual(inBerlin('2026-07-01T10:00:00'));
    expect(readTime(time, 'UTC', 'start')).toEqual(atInstant('2026-07-01T08:00:00Z'));
  });

  it('whose author’s clock is not told is on that of the answer', () => {
    const time = { dateTime: '2026-07-01T10:00:00.0000000', timeZone: 'W. Europe Standard Time' };
    expect(readTime(time, null, 'start')).toEqual(inBerlin('2026-07-01T10:00:00'));
    expect(readInstant(time, 'start')).toBe('2026-07-01T08:00:00Z');
  });

  it('without a zone is in UTC', () => {
    expect(readInstant({ dateTime: '2026-07-01T08:00:00' }, 'start')).toBe('2026-07-01T08:00:00Z');
  });

  it('that its clock shows for the second time stays an instant', () => {
    expect(timeOnClock('2026-10-25T00:30:00Z', 'Europe/Berlin')).toEqual(inBerlin('2026-10-25T02:30:00'));
    expect(timeOnClock('2026-10-25T01:30:00Z', 'Europe/Berlin')).toEqual(atInstant('2026-10-25T01:30:00Z'));
  });

  it.each([
    ['2026-03-02T00:00:00.0000000', '2026-03-02'],
    // Midnight in Berlin and in New York, carried to UTC.
    ['2026-03-01T23:00:00.0000000', '2026-03-02'],
    ['2026-03-02T05:00:00.0000000', '2026-03-02'],
  ])('of an all-day event is its day (%s)', (dateTime, date) =>
    expect(readDate(inUtc(dateTime), 'start')).toEqual(onDate(date)),
  );

  it.each([
    ['no-start', undefined],
    ['no-start', null],
    ['bad-start', inUtc('soon')],
    ['bad-start', inUtc('2026-13-01T00:00:00')],
    ['unknown-zone', { dateTime: '2026-03-02T09:00:00.0000000', timeZone: 'tzone://Microsoft/Custom' }],
  ])('that cannot be read is a fault: %s', (code, time) =>
    expect(() => readTime(time, null, 'start')).toThrow(expect.objectContaining({ code }) as Error),
  );
});

describe('a time for Graph', () => {
  it('is on its own clock, by the Windows name', () => {
    const written = { dateTime: '2026-07-01T10:00:00', timeZone: 'W. Europe Standard Time' };
    expect(writeTime(inBerlin('2026-07-01T10:00:00'), [])).toEqual(written);
  });

  it('of a whole day is midnight in UTC', () => {
    expect(writeTime(onDate('2026-07-01'), [])).toEqual(inUtc('2026-07-01T00:00:00'));
  });

  it.each([
    ['a clock that shows it twice', inBerlin('2026-10-25T02:30:00'), '2026-10-25T00:30:00'],
    ['a clock that leaves it out', inBerlin('2026-03-29T02:30:00'), '2026-03-29T01:30:00'],
    [
      'a clock that Graph does not have',
      { kind: 'zoned', wall: '2026-03-02T09:00:00', zone: 'Antarctica/Troll' } as const,
      '2026-03-02T09:00:00',
    ],
    ['UTC', atInstant('2026-03-02T09:00:00Z'), '2026-03-02T09:00:00'],
  ])('on %s is its moment in UTC', (_, time, dateTime) => expect(writeTime(time, [])).toEqual(inUtc(dateTime)));

  it('on a clock that the event itself defines is its moment in UTC', () => {
    const observance = { daylight: false, start: '1970-01-01T00:00:00', offsetFrom: 3_600, offsetTo: 3_600 };
    const zones = [{ id: 'zone-1', observances: [{ ...observance, rule: null, dates: [], name: null }] }];
    const time = { kind: 'zoned', wall: '2026-07-01T10:00:00', zone: 'zone-1' } as const;
    expect(writeTime(time, zones)).toEqual(inUtc('2026-07-01T09:00:00'));
  });

  it('in no zone is refused: where to place it only the engine knows', () => {
    expect(() => writeTime(floatingAt('2026-07-01T10:00:00'), [])).toThrow(ProviderError);
  });
});
