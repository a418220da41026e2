import { isWalked, walkedWalls } from './day-walk.js';
import { RecurrenceFault } from './recurrence-fault.js';
import { parseRule } from './rule.js';
import { formatDay, formatWall, parseWall } from './wall-clock.js';

function days(rule: string, start: string, to: string): string[] {
  expect(isWalked(parseRule(rule))).toBe(true);
  return [...walkedWalls(parseRule(rule), parseWall(start), parseWall(start), parseWall(to))].map(formatDay);
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
    for (const rule of ['FREQ=YEARLY', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'FREQ=WEEKLY;BYDAY=MO', 'FREQ=DAILY']) {
      expect(isWalked(parseRule(rule))).toBe(false);
    }
  });
});

describe('days and weeks', () => {
  it('choose among the days of a week by position', () => {
    expect(days('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;BYSETPOS=-1', '2026-03-02', '2026-04-01')).toEqual([
      '2026-03-06',
      '2026-03-20',
    ]);
  });

  it('choose among the times of a day by position', () => {
    const rule = parseRule('FREQ=DAILY;BYHOUR=9,10,11;BYSETPOS=2');
    const start = parseWall('2026-03-02T10:30:00');
    expect([...walkedWalls(rule, start, start, parseWall('2026-03-04'))].map(formatWall)).toEqual([
      '2026-03-02T10:30:00',
      '2026-03-03T10:30:00',
    ]);
  });

  it('keep to months and to days counted from their ends', () => {
    expect(days('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=-1', '2026-01-01', '2028-12-31')).toEqual([
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  it('begin near the times that are wanted, in step with the start', () => {
    const rule = parseRule('FREQ=DAILY;INTERVAL=3;BYMONTH=1');
    const walls = walkedWalls(rule, parseWall('2000-01-01'), parseWall('2026-01-02'), parseWall('2026-01-09'));
    expect([...walls].map(formatDay)).toEqual(['2026-01-02', '2026-01-05', '2026-01-08']);
  });

  it('end when no day can come any more', () => {
    expect(days('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01', '9999-12-31')).toEqual([]);
    expect(days('FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=3', '2026-01-05', '9999-12-31')).toEqual([]);
  });

  it('give up on rules that look at each second of each day', () => {
    const all = (most: number): string => Array.from({ length: most }, (_, index) => index).join(',');
    const seconds = `BYHOUR=${all(24)};BYMINUTE=${all(60)};BYSECOND=${all(60)};BYSETPOS=1`;
    expect(() => days(`FREQ=DAILY;${seconds}`, '2026-01-01', '2026-12-31')).toThrow(RecurrenceFault);
  });
});
