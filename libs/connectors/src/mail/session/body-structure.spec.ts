import { partTreeOf } from './body-structure.js';
import { ResponseReader } from './response-reader.js';
import { readValues } from './response-value.js';

const LIMITS = { lineBytes: 10_000_000, responseBytes: 10_000_000 };

function tree(structure: string): ReturnType<typeof partTreeOf> {
  let found: ReturnType<typeof partTreeOf> = [];
  const reader = new ResponseReader(LIMITS, (response) => (found = partTreeOf(readValues(response)[0])));
  reader.push(Buffer.from(`${structure}\r\n`, 'latin1'));
  return found;
}
const paths = (structure: string): unknown => {
  const found = tree(structure);
  return typeof found === 'string' ? found : found.map(({ path, type }) => `${path} ${type}`);
};

const TEXT = '("TEXT" "PLAIN" NIL NIL NIL "7BIT" 3 1)';
const CALENDAR =
  '("TEXT" "CALENDAR" ("CHARSET" "utf-8" "METHOD" "REQUEST") NIL NIL "BASE64" 40 1 NIL ("ATTACHMENT" ("FILENAME" "a.ics")) NIL NIL)';
const ENVELOPE = '(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)';
const embedded = (body: string): string =>
  `("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 99 ${ENVELOPE} ${body} 9 NIL ("INLINE" NIL))`;

describe('the parts that a BODYSTRUCTURE tells of', () => {
  it('are one, at path 1, where the message has no parts', () => {
    expect(tree(CALENDAR)).toEqual([
      {
        path: '1',
        type: 'text/calendar',
        parameters: { charset: 'utf-8', method: 'REQUEST' },
        disposition: 'attachment',
        fileName: 'a.ics',
        encoding: 'base64',
        size: 40,
      },
    ]);
  });

  it.each([
    ['of a multipart', `(${TEXT}${CALENDAR} "MIXED")`, ['1 text/plain', '2 text/calendar']],
    [
      'of one in another',
      `(${TEXT}(${TEXT}${CALENDAR} "ALTERNATIVE") "MIXED")`,
      ['1 text/plain', '2.1 text/plain', '2.2 text/calendar'],
    ],
    [
      'of an embedded message without parts',
      `(${TEXT}${embedded(CALENDAR)} "MIXED")`,
      ['1 text/plain', '2.1 text/calendar'],
    ],
    [
      'of one with parts',
      `(${TEXT}${embedded(`(${TEXT}${CALENDAR} "MIXED")`)} "MIXED")`,
      ['1 text/plain', '2.1 text/plain', '2.2 text/calendar'],
    ],
    ['of a message that is an embedded one as a whole', embedded(CALENDAR), ['1.1 text/calendar']],
    ['of embedded ones in each other', embedded(embedded(CALENDAR)), ['1.1.1 text/calendar']],
  ])('have paths by which they can be fetched: %s', (_, structure, expected) => {
    expect(paths(structure)).toEqual(expected);
  });

  it.each([
    ['NIL for all', 'NIL', []],
    ['NIL for each field', '(NIL NIL NIL NIL NIL NIL NIL)', ['1 text/plain']],
    ['nothing in it', '()', ['1 text/plain']],
    ['a multipart with nothing after its parts', `(${TEXT})`, ['1 text/plain']],
    [
      'an embedded message that the server did not look into',
      '("MESSAGE" "RFC822" NIL NIL NIL "BASE64" 99)',
      ['1 message/rfc822'],
    ],
    [
      'an embedded message of NIL',
      `("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 99 ${ENVELOPE} NIL 9)`,
      ['1 message/rfc822'],
    ],
    ['lists where none belong', '("TEXT" "PLAIN" (("a" "b")) () () () () ())', ['1 text/plain']],
    ['a type without a subtype', '("TEXT" NIL NIL NIL NIL "7BIT" 3)', ['1 text/']],
  ])('are as good as can be with %s', (_, structure, expected) => {
    expect(paths(structure)).toEqual(expected);
  });

  it('bear their names decoded, however they are written', () => {
    const named = (parameters: string, disposition = 'NIL'): string | null => {
      const found = tree(`("APPLICATION" "ICS" ${parameters} NIL NIL "7BIT" 3 NIL ${disposition})`);
      return typeof found === 'string' ? found : (found[0]?.fileName ?? null);
    };
    expect(named('("NAME" "=?iso-8859-1?Q?R=E9union=2Eics?=")')).toBe('Réunion.ics');
    expect(named(`("NAME*" "utf-8''R%C3%A9union.ics")`)).toBe('Réunion.ics');
    expect(named(`("NAME*0*" "utf-8''R%C3" "NAME*1*" "%A9union" "NAME*2" ".ics")`)).toBe('Réunion.ics');
    expect(named('("NAME" "b.ics")', '("ATTACHMENT" ("FILENAME" "a.ics"))')).toBe('a.ics');
    expect(named('("NAME" {7}\r\nR\xc3\xa9.ics)')).toBe('Ré.ics');
    expect(named('("NAME" "=?utf-8?B?w6k=?= =?no-such-charset?Q?=E9?=")')).toBe('éé');
    expect(named('NIL')).toBeNull();
  });

  it('of a mail bomb are told as such, in no time', () => {
    const started = performance.now();
    expect(tree('('.repeat(1_000) + TEXT + ' "MIXED")'.repeat(1_000))).toBe('too-deep');
    expect(tree(Array.from({ length: 1_000 }).reduce<string>((inner) => embedded(inner), TEXT))).toBe('too-deep');
    expect(tree(`(${TEXT.repeat(10_000)} "MIXED")`)).toBe('too-many-parts');
    expect(tree(`(${`(${TEXT.repeat(600)} "MIXED")`.repeat(2)} "MIXED")`)).toBe('too-many-parts');
    expect(tree(`(${TEXT.repeat(1_000)} "MIXED")`)).toHaveLength(1_000);
    expect(tree('('.repeat(100_000) + ')'.repeat(100_000))).toBe('too-deep');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('bear their charset and method decoded too, as those of a mail from a file do', () => {
    const [part] = tree(
      `("TEXT" "CALENDAR" ("CHARSET*" "us-ascii'en'utf-8" "METHOD*0" "REQ" "METHOD*1" "UEST") NIL NIL "7BIT" 3 1)`,
    );
    expect(part).toMatchObject({ parameters: { charset: 'utf-8', method: 'REQUEST' } });
  });

  it('cost little by a name of many encoded words', () => {
    const started = performance.now();
    const named = tree(`("APPLICATION" "ICS" ("NAME" "${'=?u?q?a?='.repeat(100_000)}") NIL NIL "7BIT" 3)`);
    expect(named).toMatchObject([{ fileName: 'a'.repeat(200) }]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('are an error, never none, where there is no structure', () => {
    expect(() => tree('what')).toThrow(expect.objectContaining({ reason: 'undecodable' }) as Error);
    expect(() => tree('("TEXT" "PLAIN"')).toThrow(expect.objectContaining({ reason: 'undecodable' }) as Error);
  });
});
