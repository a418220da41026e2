import fc from 'fast-check';
import { formatCalendarId, parseCalendarId } from './calendar-id.js';

const organisation = { access: 'organisation', admin: 'admin@corp.test' } as const;

describe('ids of Google calendars', () => {
  it('are Google’s own where the connector is one account', () => {
    const place = { mailbox: null, calendarId: 'c_1/2@group.calendar.google.com' };
    expect(formatCalendarId(place)).toBe(place.calendarId);
    expect(parseCalendarId(place.calendarId, { access: 'account' })).toEqual(place);
  });

  it('name the mailbox first where it serves many', () => {
    const place = { mailbox: 'alice@corp.test', calendarId: 'primary' };
    expect(formatCalendarId(place)).toBe('alice@corp.test/primary');
  });

  it('tell mailbox and calendar apart, whatever is in them', () => {
    const some = fc.string({ minLength: 1 }).filter((text) => !/^\.{0,2}$/.test(text));
    fc.assert(
      fc.property(some, some, (mailbox, calendarId) => {
        const place = { mailbox, calendarId };
        expect(parseCalendarId(formatCalendarId(place), organisation)).toEqual(place);
      }),
    );
  });

  it.each(['', 'primary', '/primary', 'alice@corp.test/', 'alice@corp.test/..'])(
    'are not found where %p names no calendar of a mailbox',
    (text) =>
      expect(() => parseCalendarId(text, organisation)).toThrow(
        expect.objectContaining({ kind: 'not-found' }) as Error,
      ),
  );

  it.each(['', '.', '..'])('are not found where %p would lead elsewhere', (text) =>
    expect(() => parseCalendarId(text, { access: 'account' })).toThrow(
      expect.objectContaining({ kind: 'not-found' }) as Error,
    ),
  );
});
