import { parseRule } from './rule.js';
import { formatDay, parseWall } from './wall-clock.js';
import { needsDayFilter, yearlyWalls } from './yearly-rule.js';

function days(rule: string, start: string, to: string): string[] {
  expect(needsDayFilter(parseRule(rule))).toBe(true);
  return [...yearlyWalls(parseRule(rule), parseWall(start), parseWall(to))].map(formatDay);
}

describe('yearly rules whose day parts limit each other', () => {
  it('take the weekday of the start in the weeks that are named', () => {
    expect(days('FREQ=YEARLY;BYWEEKNO=1,20', '2026-01-01', '2027-12-31')).toEqual([
      '2026-01-01',
      '2026-05-14',
      '2027-01-07',
      '2027-05-20',
    ]);
  });

  it('count week years, not calendar years, where weeks are named', () => {
    expect(days('FREQ=YEARLY;BYWEEKNO=53;BYDAY=SA', '2010-01-02', '2017-01-01')).toEqual(['2010-01-02', '2016-01-02']);
  });

  it('count weeks from the weekday on which they start', () => {
    expect(days('FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU;WKST=SU', '2025-01-01', '2026-12-31')).toEqual(['2026-01-04']);
    expect(days('FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU', '2025-01-01', '2025-12-31')).toEqual(['2025-01-05']);
  });

  it('count days from the end of the year, leap years included', () => {
    expect(days('FREQ=YEARLY;BYYEARDAY=-307', '2023-01-01', '2024-12-31')).toEqual(['2023-02-28', '2024-02-29']);
    expect(days('FREQ=YEARLY;BYYEARDAY=366', '2023-01-01', '2028-12-31')).toEqual(['2024-12-31', '2028-12-31']);
  });

  it('speak of the month of the start where they name days of a month alone', () => {
    expect(days('FREQ=YEARLY;BYMONTHDAY=29', '2024-02-29', '2032-12-31')).toEqual([
      '2024-02-29',
      '2028-02-29',
      '2032-02-29',
    ]);
  });

  it('choose among the days of a year by position', () => {
    expect(days('FREQ=YEARLY;BYWEEKNO=10,20,30;BYDAY=MO;BYSETPOS=-1', '2026-01-01', '2027-12-31')).toEqual([
      '2026-07-20',
      '2027-07-26',
    ]);
  });

  it('leave to the library what it does well', () => {
    for (const rule of ['FREQ=YEARLY', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5']) {
      expect(needsDayFilter(parseRule(rule))).toBe(false);
    }
  });
});
