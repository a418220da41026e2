import type { SchedulingMessage } from '@calmirror/core';
import { MAX_CALENDAR_LENGTH, MAX_CALENDARS, MAX_EVENTS, MAX_ZONE_LENGTH } from '../mime/mail-limits.js';
import { type ReadMessages, schedulingMessagesOf } from './scheduling-messages.js';

const sender = { addresses: ['boss@example.com'], verdict: 'none' as const };
const receivedAt = '2026-03-01T00:00:00Z';

function calendar(method: string | null, ...lines: string[]): string {
  const stated = method === null ? [] : [`METHOD:${method}`];
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...stated, ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

function event(uid: string, ...lines: string[]): string[] {
  const organizer = 'ORGANIZER;CN=Boss;SENT-BY="mailto:Aide@example.com":mailto:boss@example.com';
  const times = ['DTSTAMP:20260228T120000Z', 'DTSTART:20260302T090000Z', 'DTEND:20260302T100000Z'];
  return ['BEGIN:VEVENT', `UID:${uid}`, organizer, ...times, ...lines, 'END:VEVENT'];
}

function read(...texts: (string | { text: string; method: string | null })[]): ReadMessages {
  const calendars = texts.map((one) => ({
    ...(typeof one === 'string' ? { text: one, method: null } : one),
    fileName: 'invite.ics',
  }));
  return schedulingMessagesOf({ calendars, sender, receivedAt });
}

function only({ messages, problems }: ReadMessages): SchedulingMessage {
  const [message] = messages;
  if (!message || messages.length > 1 || problems.length > 0) throw new Error(JSON.stringify({ messages, problems }));
  return message;
}

const codes = ({ problems }: ReadMessages): string[] => problems.map(({ code }) => code);

describe('a message', () => {
  it('says what its VEVENT says, and how it came', () => {
    expect(
      only(read(calendar('REQUEST', ...event('1', 'SEQUENCE:3', 'SUMMARY:Lunch', 'RRULE:FREQ=DAILY')))),
    ).toMatchObject({
      method: 'request',
      uid: '1',
      recurrenceId: null,
      thisAndFuture: false,
      sequence: 3,
      stamp: '2026-02-28T12:00:00Z',
      sentBy: 'aide@example.com',
      sender,
      receivedAt,
      event: { summary: 'Lunch', recurrence: { rules: ['FREQ=DAILY'] }, overrides: [] },
    });
  });

  it('is one for each VEVENT, though they are of one UID', () => {
    const instance = event('1', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260303T090000Z', 'SUMMARY:Later');
    const text = calendar('REQUEST', ...event('1', 'RRULE:FREQ=DAILY', 'SUMMARY:Daily'), ...instance);
    expect(read(text).messages).toMatchObject([
      { recurrenceId: null, thisAndFuture: false, event: { summary: 'Daily', overrides: [] } },
      {
        recurrenceId: { kind: 'instant', instant: '2026-03-03T09:00:00Z' },
        thisAndFuture: true,
        event: { summary: 'Later', recurrence: null },
      },
    ]);
  });

  it('is read with the zones of its calendar', () => {
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Our own', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0300'],
      ...['TZOFFSETTO:+0300', 'END:STANDARD', 'END:VTIMEZONE'],
    ];
    const text = calendar(
      'REQUEST',
      ...zone,
      ...['BEGIN:VEVENT', 'UID:1', 'DTSTART;TZID=Our own:20260302T090000', 'END:VEVENT'],
    );
    expect(only(read(text)).event).toMatchObject({
      start: { kind: 'zoned', wall: '2026-03-02T09:00:00', zone: 'Our own' },
      zones: [{ id: 'Our own' }],
    });
  });

  it.each([
    ['as HTML', 'DESCRIPTION:<html><body><p>Room <b>1</b></p></body></html>', 'Room 1'],
    ['as HTML beside nothing', 'DESCRIPTION:\r\nX-ALT-DESC;FMTTYPE=text/html:<p>Room 1</p>', 'Room 1'],
    ['as text beside HTML', 'X-ALT-DESC;FMTTYPE=text/html:<p>No</p>\r\nDESCRIPTION:Room 1', 'Room 1'],
    ['with control characters', 'DESCRIPTION:Room\u0007 1\u0000', 'Room 1'],
  ])('has a description that is text: %s', (_, lines, description) => {
    expect(only(read(calendar('REQUEST', ...event('1', lines)))).event.description).toBe(description);
  });

  it('may carry whole files, which are left out', () => {
    const file = `ATTACH;ENCODING=BASE64;VALUE=BINARY:${'QUJD\r\n '.repeat(400_000)}`;
    expect(only(read(calendar('REQUEST', ...event('1', file, 'SUMMARY:Lunch')))).event.summary).toBe('Lunch');
  });
});

describe('what a message wants', () => {
  it.each([
    ['PUBLISH', 'publish'],
    ['REQUEST', 'request'],
    ['ADD', 'add'],
    ['CANCEL', 'cancel'],
    ['REPLY', 'reply'],
    ['REFRESH', 'refresh'],
    ['COUNTER', 'counter'],
    ['DeclineCounter', 'declinecounter'],
  ])('is the METHOD of its calendar: %s', (stated, method) => {
    expect(only(read(calendar(stated, ...event('1')))).method).toBe(method);
  });

  it('is that of its Content-Type where the calendar has none', () => {
    expect(only(read({ text: calendar(null, ...event('1')), method: 'cancel' })).method).toBe('cancel');
  });

  it('is that of the calendar where both differ', () => {
    expect(only(read({ text: calendar('REQUEST', ...event('1')), method: 'CANCEL' })).method).toBe('request');
  });

  it('is to be known, where nothing is stated', () => {
    expect(only(read(calendar(null, ...event('1')))).method).toBe('publish');
  });

  it('is a problem where nobody knows it', () => {
    expect(read(calendar('EXPLODE', ...event('1')))).toMatchObject({
      messages: [],
      problems: [{ code: 'unknown-method', fileName: 'invite.ics' }],
    });
  });

  it('is its own for each calendar of one text', () => {
    const both = calendar('CANCEL', ...event('1')) + calendar('REQUEST', ...event('2'));
    expect(read(both).messages.map(({ method, uid }) => [method, uid])).toEqual([
      ['cancel', '1'],
      ['request', '2'],
    ]);
  });
});

describe('a message that need not say when', () => {
  const bare = (method: string, ...lines: string[]): ReadMessages =>
    read(calendar(method, 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260228T120000Z', ...lines, 'END:VEVENT'));

  it.each(['CANCEL', 'REPLY', 'REFRESH', 'DECLINECOUNTER'])('is read without a start: %s', (method) => {
    expect(only(bare(method))).toMatchObject({ uid: '1', recurrenceId: null });
  });

  it('stands where its instance was', () => {
    const message = only(bare('CANCEL', 'RECURRENCE-ID;TZID="Europe/Berlin":20260303T100000'));
    const place = { kind: 'zoned', wall: '2026-03-03T10:00:00', zone: 'Europe/Berlin' };
    expect(message).toMatchObject({ recurrenceId: place, event: { start: place } });
  });

  it('may name a whole day', () => {
    expect(only(bare('CANCEL', 'RECURRENCE-ID;VALUE=DATE:20260303')).recurrenceId).toEqual({
      kind: 'date',
      date: '2026-03-03',
    });
  });

  it.each([
    ['in a zone that nobody knows', 'DTSTART;TZID=Nowhere:20260302T090000'],
    ['in words', 'DTSTART:soon\r\nDTEND:later\r\nRRULE:FREQ=DAILY\r\nEXDATE:never'],
  ])('may say it %s', (_, times) => {
    expect(only(bare('CANCEL', times, 'SEQUENCE:2'))).toMatchObject({
      uid: '1',
      sequence: 2,
      event: { recurrence: null },
    });
  });

  it('may leave out all but its name', () => {
    expect(only(read(calendar('CANCEL', 'BEGIN:VEVENT', 'UID:1', 'END:VEVENT')))).toMatchObject({
      uid: '1',
      stamp: null,
    });
  });

  it('is a problem where its instance cannot be made out', () => {
    expect(codes(bare('CANCEL', 'RECURRENCE-ID;TZID=Nowhere:20260302T090000'))).toEqual(['unreadable-event']);
  });

  it('is a problem where it is one that must', () => {
    expect(codes(bare('REQUEST'))).toEqual(['unreadable-event']);
  });
});

describe('an event that cannot be read', () => {
  it.each([
    ['no-uid', ['BEGIN:VEVENT', 'DTSTART:20260302T090000Z', 'END:VEVENT']],
    ['no-uid', ['BEGIN:VEVENT', 'UID: ', 'DTSTART:20260302T090000Z', 'END:VEVENT']],
    ['unreadable-event', ['BEGIN:VEVENT', 'UID:x', 'DTSTART:tomorrow', 'END:VEVENT']],
    ['unreadable-event', ['BEGIN:VEVENT', 'UID:x', 'DTSTART;TZID=Nowhere:20260302T090000', 'END:VEVENT']],
  ])('is a problem (%s) and costs no other', (code, broken) => {
    const result = read(calendar('REQUEST', ...event('1'), ...broken, ...event('2')));
    expect(result.messages.map(({ uid }) => uid)).toEqual(['1', '2']);
    expect(codes(result)).toEqual([code]);
  });
});

describe('a calendar in a mail twice', () => {
  const request = calendar('REQUEST', ...event('1', 'SUMMARY:Lunch'), ...event('1', 'RECURRENCE-ID:20260303T090000Z'));

  it.each([
    ['as it is', request],
    ['with other line ends', request.replaceAll('\r\n', '\n')],
    ['folded otherwise', request.replace('VERSION', 'VER\r\n SION')],
    ['without METHOD', request.replace('METHOD:REQUEST\r\n', '')],
    ['written otherwise', request.replace('SUMMARY:Lunch', 'CLASS:PUBLIC\r\nSUMMARY:Lunch')],
  ])('counts once: %s', (_, copy) => {
    for (const both of [
      [request, copy],
      [copy, request],
    ]) {
      const { messages, problems } = read(...both);
      expect(messages.map(({ method }) => method)).toEqual(['request', 'request']);
      expect(problems).toEqual([]);
    }
  });

  it('is asked for by the Content-Type of one of them', () => {
    const plain = calendar(null, ...event('1'));
    expect(only(read(plain, { text: plain, method: 'REQUEST' })).method).toBe('request');
    expect(only(read({ text: plain, method: 'REQUEST' }, plain)).method).toBe('request');
  });

  it('is two that want different things', () => {
    expect(read(request, request.replace('METHOD:REQUEST', 'METHOD:CANCEL')).messages).toHaveLength(4);
  });
});

describe('the digest of a mail', () => {
  const text = calendar('REQUEST', ...event('1'), ...event('2'));
  const digestOf = (...texts: string[]): string[] => [...new Set(read(...texts).messages.map(({ mail }) => mail))];

  it('is one for all that is in it, and for its copies', () => {
    expect(digestOf(text)).toHaveLength(1);
    expect(digestOf(text.replaceAll('\r\n', '\n'), text)).toEqual(digestOf(text));
  });

  it('is another one where anything is said otherwise, be it only when', () => {
    expect(digestOf(text.replace('20260228T120000Z', '20260228T120001Z'))).not.toEqual(digestOf(text));
  });
});

describe('a calendar without events', () => {
  const task = ['BEGIN:VTODO', 'UID:1', 'END:VTODO'];

  it.each(['REQUEST', 'CANCEL', 'REPLY'])('that wants something is named: %s', (method) => {
    expect(read(calendar(method, ...task))).toMatchObject({ messages: [], problems: [{ code: 'no-event' }] });
  });

  it.each([null, 'PUBLISH'])('that wants nothing is passed over: %s', (method) => {
    expect(read(calendar(method, ...task))).toEqual({ messages: [], problems: [] });
  });
});

describe('a calendar that cannot be trusted as a whole', () => {
  const many = (count: number, textOf: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => textOf(index)).join('');

  it.each([
    ['truncated', calendar('REQUEST', ...event('1')).replace('END:VCALENDAR', '')],
    ['line-too-long', calendar('REQUEST', ...event('1', `SUMMARY:${'x'.repeat(1_000_001)}`))],
    [
      'too-many-events',
      calendar(
        'REQUEST',
        many(MAX_EVENTS + 1, () => 'BEGIN:VEVENT\r\nEND:VEVENT\r\n'),
      ),
    ],
    ['too-many-calendars', many(MAX_CALENDARS + 1, (index) => calendar('REQUEST', ...event(`${index}`)))],
    [
      'too-large',
      calendar(
        'REQUEST',
        many(MAX_CALENDAR_LENGTH / 10, () => 'X-A:12345\r\n'),
      ),
    ],
    [
      'too-many-zones',
      calendar(
        'REQUEST',
        `BEGIN:VTIMEZONE\r\n${many(MAX_ZONE_LENGTH / 10, () => 'X-A:12345\r\n')}END:VTIMEZONE`,
        ...event('1'),
      ),
    ],
  ])('is a problem, and nothing is read of it: %s', (code, text) => {
    expect(read(text)).toMatchObject({ messages: [], problems: [{ code }] });
  });

  it('costs no other one', () => {
    const result = read(
      calendar('REQUEST', ...event('1')).replace('END:VCALENDAR', ''),
      calendar('REQUEST', ...event('2')),
    );
    expect(codes(result)).toEqual(['truncated']);
    expect(result.messages).toMatchObject([{ uid: '2' }]);
  });
});
