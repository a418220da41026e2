import { caldavAddress, parseCaldavSettings } from './caldav-settings.js';

const SECRET = { username: 'me', password: '' };

describe('settings of a CalDAV account', () => {
  it.each([
    ['https://dav.test/me/', 'https://dav.test/me/'],
    ['http://dav.test:5232/', 'http://dav.test:5232/'],
    [' dav.test\n', 'https://dav.test'],
    ['dav.test:8443/me', 'https://dav.test:8443/me'],
    ['caldavs://dav.test/', 'https://dav.test/'],
    ['ftp://dav.test/', 'ftp://dav.test/'],
  ])('take %p for %s', (written, meant) => expect(caldavAddress(written)).toBe(meant));

  it('hold an address and credentials, an empty password too', () =>
    expect(parseCaldavSettings({ url: 'dav.test' }, SECRET)).toEqual({ url: 'https://dav.test', credentials: SECRET }));

  it.each([null, 'text', {}, { url: 5 }, { url: ' ' }])('without an address (%p) are refused', (settings) =>
    expect(() => parseCaldavSettings(settings, SECRET)).toThrow(
      expect.objectContaining({ kind: 'rejected', reason: 'bad-address' }) as Error,
    ),
  );

  it.each([null, {}, { username: 'me' }, { password: 'x' }])('without whole credentials (%p) are refused', (secret) =>
    expect(() => parseCaldavSettings({ url: 'dav.test' }, secret)).toThrow(
      expect.objectContaining({ kind: 'auth', reason: 'credentials-refused' }) as Error,
    ),
  );
});
