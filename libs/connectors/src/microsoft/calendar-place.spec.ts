import { formatCalendarId, placeOf } from './calendar-place.js';

describe('the place of a calendar', () => {
  it('of an account is its own', () => {
    expect(placeOf('AAMk/x=', 'account')).toEqual({ mailbox: null, path: '/me/calendars/AAMk%2Fx%3D' });
    expect(formatCalendarId(null, 'AAMk')).toBe('AAMk');
  });

  it('of an organisation names the mailbox', () => {
    const id = formatCalendarId('alice@corp.test', 'AAMk/x=');
    expect(placeOf(id, 'organisation')).toEqual({
      mailbox: 'alice@corp.test',
      path: '/users/alice%40corp.test/calendars/AAMk%2Fx%3D',
    });
  });

  it.each([
    ['', 'account'],
    ['AAMk', 'organisation'],
    ['/AAMk', 'organisation'],
    ['alice@corp.test/', 'organisation'],
  ] as const)('is none for %p of an %s', (id, access) => {
    expect(() => placeOf(id, access)).toThrow(expect.objectContaining({ kind: 'not-found' }) as Error);
  });
});
