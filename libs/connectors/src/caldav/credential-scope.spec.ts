import { mayReceiveCredentials } from './credential-scope.js';

const may = (typed: string, to: string): boolean => mayReceiveCredentials(new URL(typed), new URL(to));

describe('credentials', () => {
  it.each([
    ['https://dav.example.org/', 'https://dav.example.org/principals/me/'],
    ['http://127.0.0.1:5232/', 'http://127.0.0.1:5232/me/'],
    ['https://caldav.icloud.com/', 'https://p34-caldav.icloud.com/1234/'],
    ['https://icloud.com/', 'https://p34-caldav.icloud.com/1234/'],
    ['https://caldav.example.com/', 'https://d1.caldav.example.com/'],
    ['https://caldav.icloud.com.cn/', 'https://p220-caldav.icloud.com.cn/1234/'],
    ['http://dav.example.org/', 'https://dav.example.org/'],
  ])('for %s may go to %s', (typed, to) => expect(may(typed, to)).toBe(true));

  it.each([
    ['another owner', 'https://dav.example.org/', 'https://dav.example.com/'],
    ['another owner under a country', 'https://example.co.uk/', 'https://evil.co.uk/'],
    ['a name that only ends alike', 'https://dav.example.org/', 'https://evilexample.org/'],
    ['the top level', 'https://example.org/', 'https://evil.org/'],
    ['a name beside it', 'https://me.dyndns.example/', 'https://evil.dyndns.example/'],
    ['a name that only begins otherwise', 'https://caldav.example.com/', 'https://evil-caldav.example.com/'],
    ['the name above it', 'https://me.dyndns.example/', 'https://dyndns.example/'],
    ['a numbered name of another owner', 'https://example.org/', 'https://p1-example.org/'],
    ['a numbered one under a country', 'https://example.co.uk/', 'https://p1-example.co.uk/'],
    ['no encryption', 'https://dav.example.org/', 'http://dav.example.org/'],
    ['another host of one without encryption', 'http://dav.example.org/', 'https://p1.dav.example.org/'],
    ['another port without encryption', 'http://127.0.0.1:5232/', 'http://127.0.0.1:80/'],
    ['an address', 'https://10.1.2.3/', 'https://10.1.2.4/'],
    ['an address of version 6', 'https://[2001:db8::1]/', 'https://[2001:db8::2]/'],
    ['names of one machine', 'http://localhost/', 'https://evil.localhost/'],
  ])('never go to %s (%s → %s)', (_, typed, to) => expect(may(typed, to)).toBe(false));
});
