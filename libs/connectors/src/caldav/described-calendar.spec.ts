import { describedCalendar } from './described-calendar.js';
import type { DavMember } from './multistatus.js';

const BASE = 'https://dav.test/me/';
const CALENDAR = { collection: {}, calendar: {} };

const described = (properties: DavMember['properties'], href = '/me/work/'): ReturnType<typeof describedCalendar> =>
  describedCalendar({ href, status: 200, properties: { resourcetype: CALENDAR, ...properties }, conditions: [] }, BASE);
const privileges = (...names: string[]): object => ({ privilege: names.map((name) => ({ [name]: {} })) });
const components = (...names: string[]): object => ({ comp: names.map((name) => ({ _attributes: { name } })) });

describe('a collection', () => {
  it('is a calendar with what it says of itself', () =>
    expect(
      described({
        displayname: { _cdata: ' Work ' },
        calendarColor: '#FF2968FF',
        calendarTimezone:
          'BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Ber\r\n lin\r\nEND:VTIMEZONE\r\nEND:VCALENDAR',
      }),
    ).toEqual({
      externalId: 'https://dav.test/me/work/',
      name: 'Work',
      color: '#ff2968',
      timeZone: 'Europe/Berlin',
      readable: true,
      writable: true,
    }));

  it('that says nothing is called by its path', () =>
    expect(described({}, '/me/w%C3%B6rk%201')).toMatchObject({
      externalId: 'https://dav.test/me/w%C3%B6rk%201/',
      name: 'wörk 1',
      color: null,
      timeZone: null,
    }));

  it.each([
    ['a folder', { resourcetype: { collection: {} } }],
    ['an inbox', { resourcetype: { ...CALENDAR, scheduleInbox: {} } }],
    ['an outbox', { resourcetype: { ...CALENDAR, scheduleOutbox: {} } }],
    ['a subscription', { resourcetype: { ...CALENDAR, subscribed: {} } }],
    ['in the bin', { resourcetype: { ...CALENDAR, deletedCalendar: {} } }],
    ['for tasks alone', { supportedCalendarComponentSet: components('VTODO', 'VJOURNAL') }],
  ])('is none when it is %s', (_, properties) => expect(described(properties)).toBeNull());

  it.each([components('VEVENT'), components('VTODO', 'vevent'), { comp: { _attributes: { name: 'VEVENT' } } }, {}, ''])(
    'takes events with the components %j',
    (supportedCalendarComponentSet) => expect(described({ supportedCalendarComponentSet })).not.toBeNull(),
  );

  it.each([
    ['nothing', undefined, true, true],
    ['no privilege', {}, true, true],
    ['all', privileges('all'), true, true],
    ['read', privileges('read', 'readCurrentUserPrivilegeSet'), true, false],
    ['read and write', privileges('read', 'write'), true, true],
    ['the parts of write', privileges('read', 'bind', 'unbind', 'writeContent'), true, true],
    ['a change of properties', privileges('read', 'writeProperties'), true, false],
    ['free and busy times', privileges('readFreeBusy'), false, false],
    ['one privilege alone', { privilege: { read: {} } }, true, false],
  ])('that grants %s', (_, currentUserPrivilegeSet, readable, writable) =>
    expect(described({ currentUserPrivilegeSet })).toMatchObject({ readable, writable }),
  );

  it.each([
    ['#ff0000', '#ff0000'],
    ['#FF0000AA\n', '#ff0000'],
    ['#f00', null],
    ['red', null],
    ['#ff0000a', null],
  ])('of colour %p is %p', (calendarColor, color) => expect(described({ calendarColor })).toMatchObject({ color }));

  it('names its zone by RFC 7809, or by a Windows name in its definition', () => {
    expect(described({ calendarTimezoneId: 'Europe/Oslo' })?.timeZone).toBe('Europe/Oslo');
    expect(described({ calendarTimezone: 'TZID:W. Europe Standard Time' })?.timeZone).toBe('Europe/Berlin');
    expect(described({ calendarTimezone: 'TZID:Somewhere' })?.timeZone).toBeNull();
  });
});
