import { GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const BERLIN = { timeZone: 'Europe/Berlin' };
const START = { dateTime: '2026-03-02T10:00:00', ...BERLIN };
const END = { dateTime: '2026-03-02T11:00:00', ...BERLIN };
const HOUR = { start: START, end: END };
const DAY = { start: { date: '2026-03-02' }, end: { date: '2026-03-03' } };
const WEEKLY = { recurrence: ['RRULE:FREQ=WEEKLY'] };

const properties = (entries: Record<string, string>): object => ({ ...HOUR, extendedProperties: { private: entries } });
const many = (count: number, length: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'x'.repeat(length)]));
const ruled = (...recurrence: string[]): object => ({ ...HOUR, recurrence });

const REFUSED: readonly (readonly [string, object, string])[] = [
  ['no end', { start: START }, '400 required'],
  ['no start', { end: END }, '400 required'],
  ['an end before its start', { start: END, end: START }, '400 timeRangeEmpty'],
  ['a day that ends with an hour', { start: DAY.start, end: END }, '400 invalid'],
  ['a day and a moment at once', { start: { ...START, date: '2026-03-02' }, end: END }, '400 invalid'],
  ['a day that is none', { start: { date: '2026-02-31' }, end: { date: '2026-03-03' } }, '400 invalid'],
  ['a time that is none', { start: { ...START, dateTime: 'noon' }, end: END }, '400 invalid'],
  ['a time in no zone', { start: { dateTime: '2026-03-02T10:00:00' }, end: END }, '400 invalid'],
  ['a zone of Windows', { start: { ...START, timeZone: 'W. Europe Standard Time' }, end: END }, '400 invalid'],
  ['an offset as a zone', { start: { ...START, timeZone: '+01:00' }, end: END }, '400 invalid'],
  [
    'a series in no zone',
    { start: { dateTime: '2026-03-02T10:00:00Z' }, end: { dateTime: '2026-03-02T11:00:00Z' }, ...WEEKLY },
    '400 invalid',
  ],
  ['a rule without FREQ', ruled('RRULE:COUNT=3'), '400 invalid'],
  ['a rule with both ends', ruled('RRULE:FREQ=DAILY;COUNT=3;UNTIL=20260401T000000Z'), '400 invalid'],
  ['a part of a rule that is none', ruled('RRULE:FREQ=DAILY;EVERY=2'), '400 invalid'],
  ['a DTSTART among the lines', ruled('DTSTART:20260302T100000Z', 'RRULE:FREQ=DAILY'), '400 invalid'],
  ['a date in a zone of its own', ruled('RRULE:FREQ=DAILY', 'EXDATE;TZID=Custom:20260303T100000'), '400 invalid'],
  ['a period', ruled('RDATE;VALUE=PERIOD:20260303T100000Z/PT1H'), '400 invalid'],
  ['exclusions alone', ruled('EXDATE:20260302T090000Z'), '400 invalid'],
  ['too long a description', { ...HOUR, description: 'x'.repeat(8193) }, '400 invalid'],
  ['a colour that is none', { ...HOUR, colorId: '12' }, '400 invalid'],
  ['a visibility that is none', { ...HOUR, visibility: 'secret' }, '400 invalid'],
  ['too long a key of a property', properties({ ['k'.repeat(45)]: '1' }), '400 invalid'],
  ['too long a value of a property', properties({ key: 'x'.repeat(1025) }), '400 invalid'],
  ['too many properties', properties(many(301, 1)), '400 invalid'],
  ['too large properties', properties(many(40, 1024)), '400 invalid'],
  ['a guest without an address', { ...HOUR, attendees: [{ displayName: 'Bob' }] }, '400 required'],
  [
    'reminders of its own beside the usual ones',
    { ...HOUR, reminders: { useDefault: true, overrides: [{ method: 'popup', minutes: 5 }] } },
    '400 invalid',
  ],
];

describe('what the Google server does not take', () => {
  let google: GoogleServer;
  let client: PlainClient;

  beforeAll(async () => {
    google = await GoogleServer.start();
    client = new PlainClient(google.url);
  });
  afterAll(() => google.stop());

  it.each(REFUSED)('is %s', async (_, event, verdict) => {
    expect(verdictOf(await client.send('POST', '/calendars/primary/events', event))).toBe(verdict);
    expect(google.primary.everything()).toEqual([]);
    google.violations.splice(0);
  });

  it('is a body that is no object', async () => {
    expect(verdictOf(await client.send('POST', '/calendars/primary/events', '{"summary":'))).toBe('400 parseError');
    google.violations.splice(0);
  });

  it('is not what is just within the limits', async () => {
    const event = {
      ...properties({ ['k'.repeat(44)]: 'x'.repeat(1024) }),
      description: 'x'.repeat(8192),
      colorId: '11',
    };
    expect((await client.send('POST', '/calendars/primary/events', event)).status).toBe(200);
  });
});
