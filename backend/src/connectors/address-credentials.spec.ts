import fc from 'fast-check';
import { splitAddress } from './address-credentials.js';

describe('splitAddress', () => {
  it('leaves an address without credentials as it was typed', () => {
    const typed = 'HTTPS://Example.org/a b.ics?x=1#y';
    expect(splitAddress(typed)).toEqual({ url: typed, credentials: null });
  });

  it('takes user name and password out, decoded', () => {
    expect(splitAddress('https://me%40x:p%3Aw@example.org/cal.ics')).toEqual({
      url: 'https://example.org/cal.ics',
      credentials: { username: 'me@x', password: 'p:w' },
    });
  });

  it('knows webcal addresses', () => {
    expect(splitAddress('webcal://me:pw@example.org/cal.ics')).toEqual({
      url: 'webcal://example.org/cal.ics',
      credentials: { username: 'me', password: 'pw' },
    });
  });

  it('takes a user name without password', () => {
    expect(splitAddress('https://token@example.org/')).toEqual({
      url: 'https://example.org/',
      credentials: { username: 'token', password: '' },
    });
  });

  it('keeps what looks like percent-encoding and is none', () => {
    expect(splitAddress('https://me:100%@example.org/').credentials?.password).toBe('100%');
  });

  it('leaves no part of any password in the address', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (username, password) => {
        const address = `https://${encodeURIComponent(username)}:${encodeURIComponent(password)}@example.org/cal.ics`;
        expect(splitAddress(address)).toEqual({
          url: 'https://example.org/cal.ics',
          credentials: { username, password },
        });
      }),
    );
  });
});
