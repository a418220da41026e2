import fc from 'fast-check';
import { addressFault, hostOf, wholeAddress } from './address';

const FEED = { schemes: ['https:', 'http:', 'webcal:'], credentials: true };
const SERVER = { schemes: ['https:', 'http:'], credentials: false };

describe('wholeAddress', () => {
  it.each([
    ['dav.example.org', 'https://dav.example.org'],
    ['dav.example.org:5232/', 'https://dav.example.org:5232/'],
    [' https://example.org/a.ics ', 'https://example.org/a.ics'],
    ['webcal://example.org/a.ics', 'webcal://example.org/a.ics'],
    ['', ''],
  ])('takes %p for %p', (typed, address) => {
    expect(wholeAddress(typed)).toBe(address);
  });

  it('leaves every address of the web as it is', () => {
    fc.assert(fc.property(fc.webUrl(), (url) => expect(wholeAddress(url)).toBe(url)));
  });
});

describe('addressFault', () => {
  it.each([
    ['https://example.org/a.ics', FEED, null],
    ['webcal://example.org/a.ics', FEED, null],
    ['webcal://example.org/', SERVER, 'scheme'],
    ['ftp://example.org/a.ics', FEED, 'scheme'],
    ['   ', FEED, 'missing'],
    ['https://', FEED, 'not-an-address'],
    ['two words.example', FEED, 'not-an-address'],
    ['https://ada:secret@example.org/a.ics', FEED, null],
    ['https://ada:secret@example.org/', SERVER, 'credentials'],
    ['https://HOST/remote.php/dav/', SERVER, 'placeholder'],
    ['https://HOST:5232/', SERVER, 'placeholder'],
    ['hostel.example', SERVER, null],
  ])('finds in %p', (typed, rules, fault) => {
    expect(addressFault(typed, rules)).toBe(fault);
  });
});

it.each([
  ['https://www.example.org/a.ics', 'example.org'],
  ['webcal://example.org/a.ics', 'example.org'],
  ['nothing', null],
])('calls %p after its host', (address, host) => {
  expect(hostOf(address)).toBe(host);
});
