import type { CalendarEvent } from '@calmirror/core';
import { readCalendar } from './read-calendar.js';

function calendar(lines: readonly string[], zones: readonly string[] = []): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...zones, ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

function read(lines: readonly string[], zones: readonly string[] = []): CalendarEvent {
  const { events, withheld } = readCalendar(calendar(['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'], zones));
  expect(withheld).toEqual([]);
  return events[0]?.event as CalendarEvent;
}

function problem(lines: readonly string[]): string | undefined {
  const { events, withheld } = readCalendar(calendar(['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT']));
  expect(events).toEqual([]);
  return withheld[0]?.problem.code;
}

const CUSTOM = [
  'BEGIN:VTIMEZONE',
  'TZID:Customized Time Zone',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

describe('times as feeds write them', () => {
  it.each([
    ['20260302', { kind: 'date', date: '2026-03-02' }],
    ['2026-03-02', { kind: 'date', date: '2026-03-02' }],
    ['20260302Z', { kind: 'date', date: '2026-03-02' }],
    ['20260302T090000', { kind: 'floating', wall: '2026-03-02T09:00:00' }],
    ['20260302T090000Z', { kind: 'instant', instant: '2026-03-02T09:00:00Z' }],
    ['20260302t0900z', { kind: 'instant', instant: '2026-03-02T09:00:00Z' }],
    ['2026-03-02T09:00:00.000Z', { kind: 'instant', instant: '2026-03-02T09:00:00Z' }],
    ['20260302T090000+0100', { kind: 'instant', instant: '2026-03-02T08:00:00Z' }],
    ['20260302T240000', { kind: 'floating', wall: '2026-03-03T00:00:00' }],
    ['20260302T235960Z', { kind: 'instant', instant: '2026-03-02T23:59:59Z' }],
  ])('%s', (value, time) => {
    expect(read([`DTSTART:${value}`]).start).toEqual(time);
  });

  it.each(['20260230', '20261302T090000', '20260302T250000', '00000101', 'tomorrow'])('%s is no date', (value) => {
    expect(problem([`DTSTART:${value}`])).toBe('bad-start');
  });

  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['"Europe/Berlin"', 'Europe/Berlin'],
    ['/mozilla.org/20050126_1/Europe/Berlin', 'Europe/Berlin'],
    ['/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['"Pacific Standard Time"', 'America/Los_Angeles'],
    ['EST5EDT', 'EST5EDT'],
    ['W. Europe Standard Time 1', 'Europe/Berlin'],
    ['America/New York', 'America/New_York'],
    ['"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', 'Europe/Amsterdam'],
    ['"(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna"', 'Europe/Amsterdam'],
    ['"(UTC) Dublin, Edinburgh, Lisbon, London"', 'Europe/Dublin'],
    ['(UTC-05:00) Eastern Time (US & Canada)', 'America/New_York'],
    ['"Pacific Time (US & Canada), Tijuana"', 'America/Los_Angeles'],
    ['Atlantic Time (Canada)', 'America/Halifax'],
    ['"(UTC+10:00) Canberra, Melbourne, Sydney"', 'Australia/Melbourne'],
  ])('finds the zone %s', (name, zone) => {
    expect(read([`DTSTART;TZID=${name}:20260302T090000`]).start).toEqual({
      kind: 'zoned',
      wall: '2026-03-02T09:00:00',
      zone,
    });
  });

  it.each(['UTC', 'Etc/UTC', 'GMT', 'tzone://Microsoft/Utc', '(UTC) Coordinated Universal Time'])(
    'takes the zone %s for UTC',
    (name) => {
      expect(read([`DTSTART;TZID=${name}:20260302T090000`]).start).toEqual({
        kind: 'instant',
        instant: '2026-03-02T09:00:00Z',
      });
    },
  );

  it.each(['GMT+01:00', '"GMT+01:00"', 'UTC+1', '"(UTC+01:00) Somewhere, Else"'])('makes a zone of %s', (name) => {
    const { start, zones } = read([`DTSTART;TZID=${name}:20260302T090000`]);
    expect(start.kind).toBe('zoned');
    expect(zones[0]?.observances[0]?.offsetTo).toBe(3_600);
  });

  it('brings the definition of a zone that only the file knows, and of no other', () => {
    const event = read(['DTSTART;TZID=Customized Time Zone:20260702T090000'], CUSTOM);
    expect(event.zones.map(({ id, observances }) => [id, observances.length])).toEqual([['Customized Time Zone', 2]]);
    expect(read(['DTSTART;TZID=Europe/Berlin:20260702T090000'], CUSTOM).zones).toEqual([]);
  });

  it.each([
    'Western/Central Europe',
    'Customized Time Zone',
    '"GMT+0100 (Standard) / GMT+0200 (Daylight)"',
    'Eastern Europe',
  ])('withholds an event in the zone %s, which nothing explains', (name) => {
    expect(problem([`DTSTART;TZID=${name}:20260302T090000`])).toBe('unknown-zone');
  });

  it('does not believe a city that lies elsewhere than its offset says', () => {
    const { zones } = read(['DTSTART;TZID="(UTC+05:00) London":20260302T090000']);
    expect(zones[0]?.observances[0]?.offsetTo).toBe(5 * 3_600);
  });

  it('takes a blank before the colon', () => {
    expect(read(['DTSTART :20260302T090000']).start).toEqual({ kind: 'floating', wall: '2026-03-02T09:00:00' });
  });

  it('takes an empty zone for none', () => {
    expect(read(['DTSTART;TZID=:20260302T090000']).start.kind).toBe('floating');
  });
});

describe('ends as feeds write them', () => {
  const date = (text: string): object => ({ kind: 'date', date: text });

  it.each([
    ['nothing, for a day', ['DTSTART:20260302'], date('2026-03-03')],
    ['its own date, for a day', ['DTSTART:20260302', 'DTEND:20260302'], date('2026-03-03')],
    ['a date before it', ['DTSTART:20260302', 'DTEND:20260228'], date('2026-03-03')],
    ['a time, for a day', ['DTSTART:20260302', 'DTEND:20260303T120000'], date('2026-03-04')],
    ['hours, for a day', ['DTSTART:20260302', 'DURATION:PT24H'], date('2026-03-03')],
    ['days, for a day', ['DTSTART:20260302', 'DURATION:P3D'], date('2026-03-05')],
    [
      'a time without zone, for one with a zone',
      ['DTSTART;TZID=Europe/Berlin:20260302T090000', 'DTEND:20260302T100000'],
      { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: 'Europe/Berlin' },
    ],
    [
      'a date, for a time',
      ['DTSTART:20260302T090000Z', 'DTEND;VALUE=DATE:20260303'],
      { kind: 'instant', instant: '2026-03-03T00:00:00Z' },
    ],
    [
      'a time before it',
      ['DTSTART:20260302T090000Z', 'DTEND:20260302T080000Z'],
      { kind: 'instant', instant: '2026-03-02T09:00:00Z' },
    ],
  ])('%s', (_, lines, end) => {
    expect(read(lines)).toMatchObject({ end, duration: null });
  });

  it('keeps a duration beside the end that it leads to', () => {
    expect(read(['DTSTART;TZID=Europe/Berlin:20260328T120000', 'DURATION:P1D'])).toMatchObject({
      end: { kind: 'zoned', wall: '2026-03-29T12:00:00', zone: 'Europe/Berlin' },
      duration: 'P1D',
    });
  });

  it('keeps EXDATE of an event that does not repeat: it takes its only instance away', () => {
    const { recurrence } = read(['DTSTART:20260302T090000Z', 'EXDATE:20260302T090000Z']);
    expect(recurrence?.exclusions).toEqual([{ kind: 'instant', instant: '2026-03-02T09:00:00Z' }]);
  });

  it.each([
    ['no-start', ['SUMMARY:x']],
    ['bad-end', ['DTSTART:20260302', 'DTEND:20260302T1']],
    ['bad-duration', ['DTSTART:20260302T090000Z', 'DURATION:an hour']],
    ['bad-duration', ['DTSTART:20260302T090000Z', 'DURATION:-PT1H']],
    ['bad-recurrence-date', ['DTSTART:20260302T090000Z', 'RDATE:20260303T090000Z,soon']],
    ['bad-recurrence-date', ['DTSTART:20260302T090000Z', 'RRULE:FREQ=DAILY', 'EXDATE:soon']],
  ])('withholds with %s', (code, lines) => {
    expect(problem(lines)).toBe(code);
  });
});
