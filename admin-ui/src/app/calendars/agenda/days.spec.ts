import fc from 'fast-check';
import { addDays, beginningOf, inZone, isDay } from './days';

const ZONES = ['UTC', 'Europe/Paris', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
const someDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it('adds days over the ends of months and leap years', () => {
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

it.each([
  ['2026-11-22', true],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['today', false],
])('takes %s for a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

describe('beginningOf', () => {
  it('is where the day begins, in every zone', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom(...ZONES), (day, zone) => {
        // Samoa left out one day of 2011.
        fc.pre(!(zone === 'Pacific/Apia' && day === '2011-12-30'));
        expect(inZone(beginningOf(day, zone), zone)).toEqual({ day, clock: '00:00' });
      }),
    );
  });

  it('is the first moment of a day whose clocks skip midnight', () => {
    expect(inZone(beginningOf('2024-04-26', 'Africa/Cairo'), 'Africa/Cairo')).toEqual({
      day: '2024-04-26',
      clock: '01:00',
    });
  });
});
