import { redirectTarget } from './redirect.js';

const FROM = new URL('https://feeds.test/team/rota.ics?token=secret');

describe('a redirect', () => {
  it.each([
    ['/other.ics', 'https://feeds.test/other.ics'],
    ['other.ics', 'https://feeds.test/team/other.ics'],
    ['//cdn.test/rota.ics', 'https://cdn.test/rota.ics'],
    ['https://cdn.test:8443/rota.ics', 'https://cdn.test:8443/rota.ics'],
  ])('to %s leads to %s', (location, target) => expect(redirectTarget(FROM, location).href).toBe(target));

  it.each([
    ['without Location', null, 'bad-redirect'],
    ['to nonsense', 'https://', 'bad-redirect'],
    ['from https to http', 'http://feeds.test/rota.ics', 'redirect-not-allowed'],
    ['to a file', 'file:///etc/passwd', 'scheme-not-allowed'],
    ['to an address with credentials', 'https://me:secret@feeds.test/', 'bad-address'],
  ])('%s is refused', (_what, location, reason) => {
    expect(() => redirectTarget(FROM, location)).toThrow(expect.objectContaining({ reason }) as Error);
    expect(() => redirectTarget(FROM, location)).not.toThrow(/secret/);
  });
});
