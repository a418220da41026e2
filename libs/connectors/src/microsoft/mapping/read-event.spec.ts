import type { CalendarEvent, EventDetails } from '@calmirror/core';
import { atInstant, inBerlin, onDate } from '@calmirror/testkit';
import { MARKER_PROPERTY } from './extended-properties.js';
import type { GraphEvent } from './graph-event.js';
import { readEvent } from './read-event.js';

/** An appointment from 10 to 11 in Berlin, as Graph answers it in UTC. */
function graphEvent(differing: Partial<GraphEvent> = {}): GraphEvent {
  return {
    id: 'AAMkAGI1',
    iCalUId: '040000008200E000',
    changeKey: 'ExN3Zw==',
    type: 'singleInstance',
    subject: 'Planning',
    showAs: 'busy',
    sensitivity: 'normal',
    isAllDay: false,
    isCancelled: false,
    isOrganizer: true,
    organizer: { emailAddress: { name: 'Ann Lee', address: 'Ann@corp.test' } },
    attendees: [],
    responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
    start: { dateTime: '2026-03-02T09:00:00.0000000', timeZone: 'UTC' },
    end: { dateTime: '2026-03-02T10:00:00.0000000', timeZone: 'UTC' },
    originalStartTimeZone: 'W. Europe Standard Time',
    originalEndTimeZone: 'W. Europe Standard Time',
    ...differing,
  };
}

function read(differing: Partial<GraphEvent> = {}): CalendarEvent {
  const reading = readEvent(graphEvent(differing));
  if (!('event' in reading)) throw new Error(reading.problem.code);
  return reading.event;
}

describe('an event of Graph', () => {
  it('is known by its id, its UID and its change key', () => {
    const reading = readEvent(graphEvent());
    expect(reading).toMatchObject({
      revision: 'ExN3Zw==',
      event: { id: 'AAMkAGI1', uid: '040000008200E000', marker: null },
    });
  });

  it('to which somebody was invited without the rest of its series knows the day that it stands for', () => {
    const iCalUId = '040000008200E00074C5B7101A82E00807EA03025BBB3A076EA9D301';
    const uid = '040000008200E00074C5B7101A82E008000000005BBB3A076EA9D301';
    expect(read({ iCalUId })).toMatchObject({ uid, recurrenceId: { kind: 'date', date: '2026-03-02' } });
    const exception = read({ iCalUId, type: 'exception', originalStart: '2026-03-02T09:00:00Z' });
    expect(exception).toMatchObject({ uid, recurrenceId: inBerlin('2026-03-02T10:00:00') });
  });

  it('without a change key is known by its ETag', () => {
    expect(readEvent(graphEvent({ changeKey: null, '@odata.etag': 'W/"1"' }))).toMatchObject({ revision: 'W/"1"' });
  });

  it('that is a mirror has the mirror’s id for its UID, in whatever case the property comes back', () => {
    const marker = 'calmirror:v1:installation-1:pair-1:mirr0r1';
    const singleValueExtendedProperties = [{ id: MARKER_PROPERTY.toUpperCase(), value: marker }];
    expect(read({ singleValueExtendedProperties })).toMatchObject({ uid: 'mirr0r1', marker });
  });

  it('is on the clock on which it was made, its end on its own', () => {
    expect(read()).toMatchObject({ start: inBerlin('2026-03-02T10:00:00'), end: inBerlin('2026-03-02T11:00:00') });
    expect(read({ originalEndTimeZone: 'Eastern Standard Time' })).toMatchObject({
      end: { kind: 'zoned', wall: '2026-03-02T05:00:00', zone: 'America/New_York' },
    });
    expect(read({ originalStartTimeZone: 'tzone://Microsoft/Custom' })).toMatchObject({
      start: atInstant('2026-03-02T09:00:00Z'),
    });
  });

  it('of whole days is of dates', () => {
    const times = {
      isAllDay: true,
      start: { dateTime: '2026-03-02T00:00:00.0000000', timeZone: 'UTC' },
      end: { dateTime: '2026-03-04T00:00:00.0000000', timeZone: 'UTC' },
    };
    expect(read(times)).toMatchObject({ start: onDate('2026-03-02'), end: onDate('2026-03-04') });
    expect(read({ ...times, end: times.start })).toMatchObject({ end: onDate('2026-03-03') });
  });

  it('that ends before it starts ends when it starts', () => {
    const end = { dateTime: '2026-03-02T08:00:00.0000000', timeZone: 'UTC' };
    expect(read({ end })).toMatchObject({ end: inBerlin('2026-03-02T10:00:00') });
  });

  it('that is an exception without its series names the instance that it replaces', () => {
    const detached = { type: 'exception', originalStart: '2026-03-03T09:00:00Z' } as const;
    expect(read(detached)).toMatchObject({ recurrenceId: inBerlin('2026-03-03T10:00:00') });
  });

  it.each<[string, Partial<GraphEvent>]>([
    ['no-start', { start: null }],
    ['bad-end', { end: null }],
    ['bad-start', { start: { dateTime: 'soon', timeZone: 'UTC' } }],
    ['unknown-zone', { start: { dateTime: '2026-03-02T09:00:00', timeZone: 'Nowhere' } }],
    ['bad-start', { type: 'exception', originalStart: null }],
  ])('that cannot be read is withheld: %s', (code, differing) => {
    expect(readEvent(graphEvent(differing))).toMatchObject({ id: 'AAMkAGI1', revision: 'ExN3Zw==', problem: { code } });
  });
});

describe('what an event of Graph says', () => {
  it.each<[string, Partial<GraphEvent>, Partial<EventDetails>]>([
    ['a subject', { subject: 'Planning' }, { summary: 'Planning' }],
    ['no subject', { subject: ' ' }, { summary: null }],
    ['a text', { body: { contentType: 'text', content: 'One\r\nTwo' } }, { description: 'One\nTwo' }],
    ['a place', { location: { displayName: 'Room 1' } }, { location: 'Room 1' }],
    [
      'several places',
      {
        location: { displayName: 'Room 1; Room 2' },
        locations: [{ displayName: 'Room 1' }, { displayName: 'Room 2' }],
      },
      { location: 'Room 1; Room 2' },
    ],
    [
      'an address without a name',
      { location: { address: { street: 'Main St 1', postalCode: '10115', city: 'Berlin' } } },
      { location: 'Main St 1, 10115 Berlin' },
    ],
    [
      'a place on the map',
      { location: { coordinates: { latitude: 52.5, longitude: 13.4 } } },
      { geo: { latitude: 52.5, longitude: 13.4 } },
    ],
    [
      'a place that is not on the map',
      { location: { coordinates: { latitude: 152.5, longitude: 13.4 } } },
      { geo: null },
    ],
    ['a video meeting', { onlineMeeting: { joinUrl: 'https://meet.test/1' } }, { conference: 'https://meet.test/1' }],
    ['a video meeting of old', { onlineMeetingUrl: 'https://meet.test/2' }, { conference: 'https://meet.test/2' }],
    ['categories', { categories: ['Work', 'Work', ''] }, { categories: ['Work'] }],
    ['free time', { showAs: 'free' }, { transparency: 'transparent', type: 'default' }],
    ['an absence', { showAs: 'oof' }, { transparency: 'opaque', type: 'out-of-office' }],
    [
      'another place of work, which blocks time',
      { showAs: 'workingElsewhere' },
      { transparency: 'opaque', type: 'working-location' },
    ],
    ['a time that is not sure', { showAs: 'tentative' }, { status: 'tentative', transparency: 'opaque' }],
    [
      'an unanswered invitation, of which Outlook is not sure, and which says nothing of the meeting',
      { showAs: 'tentative', responseStatus: { response: 'notResponded' } },
      { status: 'confirmed', myAnswer: 'needs-action' },
    ],
    [
      'a tentative answer',
      { showAs: 'tentative', responseStatus: { response: 'tentativelyAccepted' } },
      { status: 'tentative', myAnswer: 'tentative' },
    ],
    ['a cancellation', { isCancelled: true, showAs: 'free' }, { status: 'cancelled' }],
    ['a private event', { sensitivity: 'private' }, { class: 'private' }],
    ['a personal event, as private', { sensitivity: 'personal' }, { class: 'private' }],
    ['a confidential event', { sensitivity: 'confidential' }, { class: 'confidential' }],
    ['a reminder', { isReminderOn: true, reminderMinutesBeforeStart: 15 }, { reminders: [{ minutesBefore: 15 }] }],
    ['a reminder that is off', { isReminderOn: false, reminderMinutesBeforeStart: 15 }, { reminders: [] }],
    ['no link, as that leads into a mailbox', { webLink: 'https://outlook.test/owa' }, { url: null }],
    [
      'stamps to the second',
      { createdDateTime: '2026-03-01T10:25:29.5732546Z', lastModifiedDateTime: '0001-01-01T00:00:00Z' },
      { created: '2026-03-01T10:25:29Z', lastModified: null },
    ],
  ])('is %s', (_, differing, details) => expect(read(differing)).toMatchObject(details));
});

describe('the people of an event of Graph', () => {
  const bob = { emailAddress: { name: 'Bob', address: 'BOB@corp.test' }, type: 'required' } as const;

  it('are its attendees with their answers', () => {
    const attendees: GraphEvent['attendees'] = [
      { ...bob, status: { response: 'tentativelyAccepted' } },
      { ...bob, type: 'optional', status: { response: 'none' } },
      { ...bob, type: 'resource', status: { response: 'accepted' } },
      { ...bob, status: { response: 'organizer' } },
      { emailAddress: { name: ' ', address: '/o=ExchangeLabs/cn=bob' } },
    ];
    const person = { name: 'Bob', email: 'bob@corp.test', role: 'required', kind: 'individual' };
    expect(read({ attendees }).attendees).toEqual([
      { ...person, answer: 'tentative' },
      { ...person, answer: 'needs-action', role: 'optional' },
      { ...person, answer: 'accepted', role: 'non-participant', kind: 'resource' },
      { ...person, answer: 'accepted' },
      { ...person, name: null, email: null, answer: 'needs-action' },
    ]);
  });

  it('are nobody where the organizer hides them from each other', () => {
    expect(read({ attendees: [bob], hideAttendees: true })).toMatchObject({
      attendees: [],
      organizer: { name: 'Ann Lee', email: 'ann@corp.test' },
    });
  });

  it('are not the owner of an appointment, whom Graph names as its organizer', () => {
    expect(read().organizer).toBeNull();
    expect(read({ attendees: [bob] }).organizer).toEqual({ name: 'Ann Lee', email: 'ann@corp.test' });
    expect(read({ isOrganizer: false }).organizer).toEqual({ name: 'Ann Lee', email: 'ann@corp.test' });
  });

  it.each([
    ['none', null],
    ['organizer', null],
    ['accepted', 'accepted'],
    ['declined', 'declined'],
    ['notResponded', 'needs-action'],
  ] as const)('and the owner’s own answer: %s', (response, answer) =>
    expect(read({ responseStatus: { response } }).myAnswer).toBe(answer),
  );
});
