import { readInternalDate } from './internal-date.js';

describe('the time at which a server says that it took a mail in', () => {
  it.each([
    [' 1-Feb-2026 08:30:00 +0100', '2026-02-01T07:30:00Z'],
    ['31-DEC-2026 23:59:59 -0500', '2027-01-01T04:59:59Z'],
  ])('is an instant: %s', (text, instant) => {
    expect(readInternalDate(text)).toBe(instant);
  });

  // As moved mailboxes have them. One mail whose time no database can keep would keep all others from being read.
  it.each([
    [' 1-Jan-0000 00:00:00 +0000', '1970-01-01T00:00:00Z'],
    [' 1-Jan-0001 00:00:00 +0100', '1970-01-01T00:00:00Z'],
    ['31-Dec-9999 23:59:59 -0100', '9999-12-31T23:59:59Z'],
  ])('is moved to where times can be kept: %s', (text, instant) => {
    expect(readInternalDate(text)).toBe(instant);
  });

  it('may be within a leap second, which becomes the second before', () => {
    expect(readInternalDate('31-Dec-2016 23:59:60 +0000')).toBe('2016-12-31T23:59:59Z');
  });

  // A mail without a time must not pass for the first invitation, whose organizer owns the event.
  it.each(['', 'yesterday', ' 1-Foo-2026 08:30:00 +0100', '41-Feb-2026 08:30:00 +0100', '2026-02-01T07:30:00Z'])(
    'is after all others where it cannot be read: %s',
    (text) => {
      expect(readInternalDate(text)).toBe('9999-12-31T23:59:59Z');
    },
  );
});
