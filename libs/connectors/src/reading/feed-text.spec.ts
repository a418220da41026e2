import { decodeFeedText } from './feed-text.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('text of a feed', () => {
  it.each([
    ['UTF-8 without any word about it', utf8('Réunion'), null],
    ['UTF-8 as declared', utf8('Réunion'), 'text/calendar; charset="utf-8"'],
    [
      'UTF-8 by its mark, whatever is declared',
      Buffer.concat([bytes(0xef, 0xbb, 0xbf), utf8('Réunion')]),
      'text/calendar; charset=iso-8859-1',
    ],
    ['UTF-8 under a charset that nobody knows', utf8('Réunion'), 'text/calendar; charset=x-klingon'],
    ['windows-1252 as declared', bytes(0x52, 0xe9, 0x75, 0x6e, 0x69, 0x6f, 0x6e), 'text/calendar;charset=windows-1252'],
    ['UTF-16 by its mark', Buffer.concat([bytes(0xff, 0xfe), Buffer.from('Réunion', 'utf16le')]), null],
  ])('is read from %s', (_what, body, contentType) => expect(decodeFeedText(body, contentType)).toBe('Réunion'));

  it.each([
    ['a lone continuation byte', bytes(0x41, 0x80), null],
    ['windows-1252 that nobody declared', bytes(0x52, 0xe9, 0x75), 'text/calendar'],
    ['windows-1252 that claims to be UTF-8', bytes(0x52, 0xe9, 0x75), 'text/calendar; charset=utf-8'],
    ['an overlong form', bytes(0xc0, 0xaf), null],
    ['a sequence that is cut off', bytes(0x41, 0xe2, 0x82), null],
  ])('with %s is refused', (_what, body, contentType) =>
    expect(() => decodeFeedText(body, contentType)).toThrow(
      expect.objectContaining({ kind: 'rejected', reason: 'bad-encoding' }) as Error,
    ),
  );
});
