import fc from 'fast-check';
import { addressOf, asCollection, destinationOf, isSamePath, pathOf } from './dav-href.js';

const BASE = 'https://dav.test:8443/me/work%201/';

describe('the path of a resource', () => {
  it.each([
    ['a path', '/me/a.ics', '/me/a.ics'],
    ['an address', 'https://dav.test:8443/me/a.ics', '/me/a.ics'],
    ['an address by another name', 'http://inside:8080/me/a.ics', '/me/a.ics'],
    ['a relative one', 'a.ics', '/me/work%201/a.ics'],
    ['blanks that nobody escaped', '/me/work 1/a b.ics', '/me/work%201/a%20b.ics'],
    ['more escaped than needed', '/me/%61%2Eics', '/me/a.ics'],
    ['an at sign either way', '/me%40x.org/a%40b.ics', '/me@x.org/a@b.ics'],
    ['small hexadecimal digits', '/me/%c3%bc.ics', '/me/%C3%BC.ics'],
    ['letters that nobody escaped', '/me/ü.ics', '/me/%C3%BC.ics'],
    ['a slash within a name', '/me/a%2Fb.ics', '/me/a%2Fb.ics'],
    ['a percent sign that escapes nothing', '/me/100%.ics', '/me/100%25.ics'],
    ['escapes of another charset, which stay', '/me/caf%E9.ics', '/me/caf%E9.ics'],
    ['a collection', '/me/', '/me/'],
    ['one slash too many', '//me/a.ics', '//me/a.ics'],
    ['a query, which names nothing more', '/me/a.ics?x=1', '/me/a.ics'],
  ])('is one for %s', (_, href, path) => expect(pathOf(href, BASE)).toBe(path));

  it.each(['https://[', 'urn:uuid:1', 'mailto:me@dav.test', 'x:.evil.test/a.ics', 'file:///me/a.ics'])(
    'is null for %s, which is nothing on a server',
    (href) => expect(pathOf(href, BASE)).toBeNull(),
  );

  it('is the same however often it is taken, and holds no blank', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string({ unit: 'grapheme' }), (href, name) => {
        const once = pathOf(`${href}/${encodeURIComponent(name)}`, BASE);
        expect(pathOf(once ?? '', BASE)).toBe(once);
        expect(once).toMatch(/^\/\S*$/);
      }),
    );
  });
});

describe('the destination of an href', () => {
  it.each([
    ['/me/', 'https://dav.test:8443/me/'],
    ['//evil.test/me/', 'https://dav.test:8443//evil.test/me/'],
    ['https://p34.dav.test/me/', 'https://p34.dav.test/me/'],
    ['http://dav.test:8080/me/', 'https://dav.test:8443/me/'],
    ['http://other.test/me/', 'http://other.test/me/'],
  ])('%s is %s', (href, destination) => expect(destinationOf(href, BASE)).toBe(destination));

  it.each(['https://[', 'urn:uuid:1', 'x:.evil.test/'])('is null for %s', (href) =>
    expect(destinationOf(href, BASE)).toBeNull(),
  );
});

describe('addresses', () => {
  it('are at the server that was asked', () =>
    expect(addressOf('/me/a.ics', BASE)).toBe('https://dav.test:8443/me/a.ics'));

  it.each([
    ['https://dav.test/me', 'https://dav.test/me/'],
    ['https://dav.test/me/', 'https://dav.test/me/'],
  ])('of collections end with a slash (%s)', (written, meant) => expect(asCollection(written)).toBe(meant));

  it('with and without that slash are the same', () => {
    expect(isSamePath('/me/work/', '/me/work')).toBe(true);
    expect(isSamePath('/me/work/', '/me/work/a.ics')).toBe(false);
  });
});
