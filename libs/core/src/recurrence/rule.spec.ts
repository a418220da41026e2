import { RecurrenceFault } from './recurrence-fault.js';
import { parseRule } from './rule.js';

describe('a rule', () => {
  it.each([
    ['in any case, with blanks', 'freq = daily; byday = mo, tu ', 'FREQ=DAILY;BYDAY=MO,TU'],
    ['with its name before it', 'RRULE:FREQ=DAILY', 'FREQ=DAILY'],
    ['with empty and unknown parts', ';FREQ=DAILY;;BYDAY=;X-A=1;WKST', 'FREQ=DAILY'],
    ['with numbers before weekdays where they mean nothing', 'FREQ=WEEKLY;BYDAY=1MO,-2MO', 'FREQ=WEEKLY;BYDAY=MO'],
    ['with values twice and in disorder', 'FREQ=DAILY;BYHOUR=9,8,9', 'FREQ=DAILY;BYHOUR=8,9'],
    ['with a sign before its count', 'FREQ=DAILY;COUNT=+3', 'FREQ=DAILY;COUNT=3'],
    ['with a leap second', 'FREQ=DAILY;BYSECOND=60', 'FREQ=DAILY;BYSECOND=59'],
    ['in the Gregorian calendar by name', 'RSCALE=GREGORIAN;FREQ=DAILY', 'FREQ=DAILY'],
  ])('is read %s', (_, text, plain) => {
    expect(parseRule(text)).toEqual(parseRule(plain));
  });

  it('keeps numbers before weekdays of months and years', () => {
    expect(parseRule('FREQ=MONTHLY;BYDAY=-1FR,MO').byDay).toEqual([
      { weekday: 4, ordinal: -1 },
      { weekday: 0, ordinal: null },
    ]);
  });

  it.each([
    'INTERVAL=2',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=x',
    'FREQ=DAILY;BYDAY=XX',
    'FREQ=MONTHLY;BYDAY=0MO',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=YEARLY;BYMONTH=13',
    'FREQ=DAILY;BYHOUR=24',
    'FREQ=DAILY;WKST=XX',
    'RSCALE=HEBREW;FREQ=YEARLY',
  ])('is none: %s', (text) => {
    expect(() => parseRule(text)).toThrow(RecurrenceFault);
  });
});
