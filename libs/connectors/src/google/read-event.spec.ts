import type { GoogleEvent } from './google-event.js';
import { eventFrom, seriesFrom } from './read-event.js';

const hour: GoogleEvent = {
  id: 'abc',
  etag: '"1"',
  status: 'confirmed',
  iCalUID: 'abc@google.com',
  start: { dateTime: '2026-03-02T10:00:00+01:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T11:00:00+01:00', timeZone: 'Europe/Berlin' },
};

const read = (differing: GoogleEvent = {}): ReturnType<typeof eventFrom> =>
  eventFrom({ ...hour, ...differing }, { reminders: [{ minutesBefore: 10 }] });

describe('an event of Google’s', () => {
  it('is known by its own id, and by the UID under which others know it', () => {
    expect(read({ iCalUID: 'meeting@elsewhere.test' })).toMatchObject({ id: 'abc', uid: 'meeting@elsewhere.test' });
  });

  it.each([
    ['the clock of the calendar', '2026-03-02T10:00:00+01:00', 'America/New_York', '2026-03-02T04:00:00'],
    ['UTC', '2026-03-02T09:00:00Z', 'America/New_York', '2026-03-02T04:00:00'],
    ['no offset at all', '2026-03-02T04:00:00', 'America/New_York', '2026-03-02T04:00:00'],
  ])('is on the clock of its own zone, though told by %s', (_, dateTime, timeZone, wall) => {
    expect(read({ start: { dateTime, timeZone } }).start).toEqual({ kind: 'zoned', wall, zone: timeZone });
  });

  it('stays the moment that it is in the hour that a clock shows twice', () => {
    const [first, second] = ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00'].map(
      (dateTime) =>
        read({ start: { dateTime, timeZone: 'Europe/Berlin' }, end: { dateTime, timeZone: 'Europe/Berlin' } }).start,
    );
    expect(first).toEqual({ kind: 'zoned', wall: '2026-10-25T02:30:00', zone: 'Europe/Berlin' });
    expect(second).toEqual({ kind: 'instant', instant: '2026-10-25T01:30:00Z' });
  });

  it.each([[undefined], ['UTC'], ['Etc/UTC'], ['Nowhere/Land']])('is a moment in zone %p', (timeZone) => {
    const start = { dateTime: '2026-03-02T10:00:00.250+01:00', timeZone };
    expect(read({ start }).start).toEqual({ kind: 'instant', instant: '2026-03-02T09:00:00Z' });
  });

  it('of days stays one of days', () => {
    const { start, end } = read({ start: { date: '2026-03-02' }, end: { date: '2026-03-04' } });
    expect([start, end]).toEqual([
      { kind: 'date', date: '2026-03-02' },
      { kind: 'date', date: '2026-03-04' },
    ]);
  });

  it('without a stated end ends as it begins', () => {
    const { start, end } = read({ endTimeUnspecified: true });
    expect(end).toEqual(start);
  });

  it.each([
    ['default', 'default'],
    ['fromGmail', 'default'],
    ['birthday', 'default'],
    ['outOfOffice', 'out-of-office'],
    ['focusTime', 'focus-time'],
    ['workingLocation', 'working-location'],
  ])('of type %s is %s', (eventType, type) => expect(read({ eventType }).type).toBe(type));

  it('names who is invited, and what the owner answered', () => {
    const organizer = { email: 'Anna@Corp.test', displayName: 'Anna' };
    const attendees = [
      { email: 'me@corp.test', self: true, responseStatus: 'tentative' },
      { email: 'room@corp.test', resource: true, responseStatus: 'accepted' },
      { email: 'ben@corp.test', optional: true, responseStatus: 'needsAction' },
    ];
    const event = read({ organizer, attendees });
    expect(event.organizer).toEqual({ name: 'Anna', email: 'anna@corp.test' });
    expect(event.myAnswer).toBe('tentative');
    expect(event.attendees.map(({ answer, role, kind }) => [answer, role, kind])).toEqual([
      ['tentative', 'required', 'individual'],
      ['accepted', 'required', 'resource'],
      ['needs-action', 'optional', 'individual'],
    ]);
  });

  it('that nobody else is invited to has no organizer', () => {
    expect(read({ organizer: { email: 'me@corp.test', self: true } })).toMatchObject({
      organizer: null,
      myAnswer: null,
    });
  });

  it('says what else there is', () => {
    const event = read({
      summary: 'Planning',
      description: '<p>Bring <b>slides</b></p>',
      location: 'Room 1',
      colorId: '11',
      transparency: 'transparent',
      visibility: 'private',
      source: { url: 'https://x.test/a' },
      hangoutLink: 'https://meet.google.com/abc',
      conferenceData: {
        entryPoints: [
          { entryPointType: 'phone', uri: 'tel:1' },
          { entryPointType: 'video', uri: 'https://zoom.test/1' },
        ],
      },
      reminders: { useDefault: true },
      sequence: 3,
      created: '2026-01-01T00:00:00.000Z',
      updated: '2026-01-02T00:00:00.123Z',
      extendedProperties: { private: { calmirror: 'calmirror:v1:i:p:mirr0r1' } },
    });
    expect(event).toMatchObject({
      summary: 'Planning',
      description: 'Bring slides',
      location: 'Room 1',
      color: '#dc2127',
      transparency: 'transparent',
      class: 'private',
      url: 'https://x.test/a',
      conference: 'https://zoom.test/1',
      reminders: [{ minutesBefore: 10 }],
      sequence: 3,
      created: '2026-01-01T00:00:00Z',
      lastModified: '2026-01-02T00:00:00Z',
      marker: 'calmirror:v1:i:p:mirr0r1',
    });
    expect(read({ reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 5 }] } }).reminders).toEqual([
      { minutesBefore: 5 },
    ]);
    expect(read({ hangoutLink: 'https://meet.google.com/abc' }).conference).toBe('https://meet.google.com/abc');
  });

  it.each([[{ start: {} }], [{ start: { date: '2026-13-99' } }], [{ start: { dateTime: 'soon' } }]])(
    'with the times %p cannot be read',
    (times) =>
      expect(() => read(times as GoogleEvent)).toThrow(expect.objectContaining({ name: 'EventFault' }) as Error),
  );
});

describe('a series of Google’s', () => {
  const series = { ...hour, recurrence: ['RRULE:FREQ=DAILY', 'EXDATE;TZID=Europe/Berlin:20260303T100000'] };
  const exception = (stamp: string, differing: GoogleEvent): GoogleEvent => ({
    ...hour,
    id: `abc_${stamp}`,
    recurringEventId: 'abc',
    ...differing,
  });

  it('counts cancelled instances as excluded, by what they say or by their ids, each once', () => {
    const exceptions = [
      exception('20260305T090000Z', { status: 'cancelled', start: undefined, end: undefined }),
      exception('20260304T090000Z', {
        status: 'cancelled',
        originalStartTime: { dateTime: '2026-03-04T09:00:00Z', timeZone: 'Europe/Berlin' },
      }),
      exception('20260303T090000Z', { status: 'cancelled' }),
    ];
    const { recurrence, overrides } = seriesFrom({ master: series, exceptions }, { reminders: [] });
    const zone = 'Europe/Berlin';
    expect(recurrence?.exclusions).toEqual(
      ['03', '04', '05'].map((day) => ({ kind: 'zoned', wall: `2026-03-${day}T10:00:00`, zone })),
    );
    expect(overrides).toEqual([]);
  });

  it('says the same in whatever order its instances come', () => {
    const exceptions = ['04', '05', '06'].map((day) => exception(`202603${day}T090000Z`, { summary: day }));
    const one = seriesFrom({ master: series, exceptions }, { reminders: [] });
    expect(seriesFrom({ master: series, exceptions: exceptions.toReversed() }, { reminders: [] })).toEqual(one);
    expect(one.overrides.map(({ summary }) => summary)).toEqual(['04', '05', '06']);
  });
});
