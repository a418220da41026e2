import { cleanAddress, cleanLine, cleanText } from './clean-text.js';

describe('cleanText', () => {
  it.each([
    ['line breaks of every kind', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['NUL, bell, escape and C1 controls', 'a\u0000\u0007\u001b\u0085b', 'ab'],
    ['tabs and line feeds, which stay', 'a\tb\nc', 'a\tb\nc'],
    ['bidirectional overrides and isolates', 'invoice\u202egnp.exe\u2066x', 'invoicegnp.exex'],
    ['right-to-left marks, which stay', '\u200fשלום\u200f', '\u200fשלום\u200f'],
    ['half of a surrogate pair', 'a\ud83d', 'a\ufffd'],
    ['whole emoji, which stay', '🎉', '🎉'],
  ])('%s', (_, text, expected) => {
    expect(cleanText(text, 100)).toBe(expected);
  });

  it('is nothing where nothing is left', () => {
    expect(cleanText('\u0000\u202e', 100)).toBeNull();
    expect(cleanText('', 100)).toBeNull();
    expect(cleanText(null, 100)).toBeNull();
  });

  it('cuts long text, never through a character', () => {
    expect(cleanText('abcdef', 5)).toBe('abcd…');
    expect(cleanText('abc🎉🎉', 5)).toBe('abc…');
    expect(cleanText('abcde', 5)).toBe('abcde');
  });
});

it('cleanLine puts text on one line', () => {
  expect(cleanLine('a\r\n\tb\nBEGIN:VEVENT', 100)).toBe('a b BEGIN:VEVENT');
});

describe('cleanAddress', () => {
  it.each(['https://example.org/a?b=c', 'tel:+4930123', 'www.example.org', 'msteams://join'])('keeps %s', (address) => {
    expect(cleanAddress(address)).toBe(address);
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScript:alert(1)',
    'java\u0000script:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    ' ',
  ])('drops %j', (address) => {
    expect(cleanAddress(address)).toBeNull();
  });

  it('drops what is too long, as a cut address is a wrong one', () => {
    expect(cleanAddress(`https://example.org/${'a'.repeat(2_048)}`)).toBeNull();
  });
});
