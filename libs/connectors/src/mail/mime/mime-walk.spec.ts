import * as fc from 'fast-check';
import { MAX_DEPTH, MAX_FALSE_DELIMITERS, MAX_PARTS } from './mail-limits.js';
import { walkParts } from './mime-walk.js';

/** Each leaf as `path type "content"`. */
function leavesOf(mail: string): string[] | string {
  const bytes = Buffer.from(mail);
  const parts = walkParts(bytes);
  if (typeof parts === 'string') return parts;
  return parts.map(({ outline, start, end }) => {
    expect(outline.size).toBe(end - start);
    return `${outline.path} ${outline.type} ${JSON.stringify(bytes.toString('utf8', start, end))}`;
  });
}

const mail = (...lines: string[]): string => lines.join('\r\n');
const text = (content: string): string[] => ['Content-Type: text/calendar', '', content];

describe('the parts of a mail', () => {
  it('are numbered as a server numbers them', () => {
    const inner = [
      'Content-Type: multipart/alternative; boundary=in',
      '',
      '--in',
      ...text('a'),
      '--in',
      ...text('b'),
      '--in--',
    ];
    const embedded = [
      'Subject: x',
      'Content-Type: multipart/mixed; boundary=deep',
      '',
      '--deep',
      ...text('d'),
      '--deep--',
    ];
    const outer = [
      'Content-Type: multipart/mixed; boundary="out"',
      '',
      'This is a message in MIME format.',
      '--out',
      ...inner,
      '',
      '--out',
      'Content-Type: message/rfc822',
      '',
      ...text('c'),
      '--out',
      'Content-Type: message/rfc822',
      '',
      ...embedded,
      '--out--',
      'epilogue',
    ];
    expect(leavesOf(mail(...outer))).toEqual([
      '1.1 text/calendar "a"',
      '1.2 text/calendar "b"',
      '2.1 text/calendar "c"',
      '3.1 text/calendar "d"',
    ]);
  });

  it('are one where it is no multipart', () => {
    expect(leavesOf(mail('Subject: x', '', 'hello', ''))).toEqual(['1 text/plain "hello\\r\\n"']);
  });

  it('are mails in a digest', () => {
    expect(
      leavesOf(
        mail(
          'Content-Type: multipart/digest; boundary=b',
          '',
          '--b',
          '',
          ...text('a'),
          '--b',
          '',
          'Subject: y',
          '',
          'c',
          '--b--',
        ),
      ),
    ).toEqual(['1.1 text/calendar "a"', '2.1 text/plain "c"']);
  });

  it('are those of the mail that it is nothing else than', () => {
    expect(leavesOf(mail('Content-Type: message/rfc822', '', ...text('a')))).toEqual(['1.1 text/calendar "a"']);
  });

  it.each([
    ['the last boundary is missing', mail('Content-Type: multipart/mixed; boundary=b', '', '--b', ...text('a'))],
    [
      'lines end with line feeds',
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/calendar\n\na\n--b--\n',
    ],
    [
      'line ends are mixed',
      'Content-Type: multipart/mixed; boundary=b\n\r\n--b\r\nContent-Type: text/calendar\n\r\na\n--b--\r\n',
    ],
    [
      'blanks follow the boundary',
      mail('Content-Type: multipart/mixed; boundary=b', '', '--b \t', ...text('a'), '--b-- '),
    ],
    [
      'its type has comments',
      mail('Content-Type: (a) multipart/mixed (b;) ; boundary (c) ="b" (d)', '', '--b', ...text('a'), '--b--'),
    ],
    ['its type is folded', mail('Content-Type: multipart/mixed;', '\tboundary=b', '', '--b', ...text('a'), '--b--')],
    [
      'its boundary is stated twice',
      mail('Content-Type: multipart/mixed; boundary=b; boundary=c', '', '--b', ...text('a'), '--b--'),
    ],
  ])('are found where %s', (_, written) => {
    expect(leavesOf(written)).toEqual(['1 text/calendar "a"']);
  });

  it('are kept apart where one boundary begins like another', () => {
    const inner = [
      'Content-Type: multipart/mixed; boundary=bb',
      '',
      '--bb',
      ...text('a'),
      '--bb',
      ...text('b'),
      '--bb--',
    ];
    expect(
      leavesOf(mail('Content-Type: multipart/mixed; boundary=b', '', '--b', ...inner, '--b', ...text('c'), '--b--')),
    ).toEqual(['1.1 text/calendar "a"', '1.2 text/calendar "b"', '2 text/calendar "c"']);
  });

  it('belong to the inner one of two multiparts with one boundary', () => {
    const inner = ['Content-Type: multipart/mixed; boundary=b', '', '--b', ...text('a'), '--b--'];
    expect(
      leavesOf(mail('Content-Type: multipart/mixed; boundary=b', '', '--b', ...inner, '--b', ...text('c'), '--b--')),
    ).toEqual(['1.1 text/calendar "a"', '2 text/calendar "c"']);
  });

  it('end where an outer boundary comes before the inner end', () => {
    const inner = ['Content-Type: multipart/mixed; boundary=in', '', '--in', ...text('a')];
    expect(
      leavesOf(mail('Content-Type: multipart/mixed; boundary=b', '', '--b', ...inner, '--b', ...text('c'), '--b--')),
    ).toEqual(['1.1 text/calendar "a"', '2 text/calendar "c"']);
  });

  it('may have a header and no body', () => {
    expect(
      leavesOf(
        mail(
          'Content-Type: multipart/mixed; boundary=b',
          '',
          '--b',
          'Content-Type: text/calendar',
          '--b',
          '',
          'x',
          '--b--',
        ),
      ),
    ).toEqual(['1 text/calendar ""', '2 text/plain "x"']);
  });

  it.each([
    ['without a boundary', mail('Content-Type: multipart/mixed', '', 'x')],
    ['with an endless boundary', mail(`Content-Type: multipart/mixed; boundary=${'b'.repeat(1_000)}`, '', 'x')],
  ])('are not looked for in a multipart %s', (_, written) => {
    expect(leavesOf(written)).toEqual(['1 multipart/mixed "x"']);
  });

  it('are not looked for in a mail that is encoded as a whole', () => {
    const embedded = ['Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64', '', 'UmVjZQ=='];
    expect(leavesOf(mail(...embedded))).toEqual(['1 message/rfc822 "UmVjZQ=="']);
  });

  it('are told with all that decides about them', () => {
    const header = [
      'Content-Type: Text/Calendar; CHARSET="utf-8"; method=REQUEST;',
      " name*0*=utf-8''T%C3%A4g; name*1=liche; name*2*=%20Runde.ics",
      'Content-Disposition: Attachment; filename="=?utf-8?Q?T=C3=A4glich?= (1).ics"',
      'Content-Transfer-Encoding: (eh) BASE64',
    ];
    const parts = walkParts(Buffer.from(mail(...header, '', 'eA==')));
    expect(parts).toMatchObject([
      {
        outline: {
          type: 'text/calendar',
          parameters: { charset: 'utf-8', method: 'REQUEST', name: 'Tägliche Runde.ics' },
          disposition: 'attachment',
          fileName: 'Täglich (1).ics',
          encoding: 'base64',
          size: 4,
        },
      },
    ]);
  });

  it.each([
    ['Invoice(1).ics', 'filename=Invoice(1).ics'],
    ['a;b.ics', 'filename="a;b.ics"'],
    ['a "b".ics', 'filename="a \\"b\\".ics"'],
    ['open (ended.ics', 'filename=open (ended.ics; x=y'],
    ['ж.ics', "filename*=koi8-r''%D6.ics; filename=x.ics"],
  ])('have the name %s', (name, disposition) => {
    expect(walkParts(Buffer.from(mail(`Content-Disposition: attachment; ${disposition}`, '', '')))).toMatchObject([
      { outline: { fileName: name } },
    ]);
  });
});

describe('a mail that is made to hurt', () => {
  const nested = (levels: number): string =>
    Array.from(
      { length: levels },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
    ).join('');

  it.each([
    ['multiparts', `${nested(1_000)}\r\n\r\nx`],
    ['multiparts with one boundary', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n'.repeat(1_000)],
    ['mails', 'Content-Type: message/rfc822\r\n\r\n'.repeat(1_000)],
  ])('nests %s too deep', (_, written) => {
    expect(leavesOf(written)).toBe('too-deep');
  });

  it('may nest as deep as people forward', () => {
    expect(leavesOf(`${nested(MAX_DEPTH)}\r\nx`)).toHaveLength(1);
  });

  it.each([
    ['parts', '--b\r\n\r\nx\r\n'.repeat(10_000)],
    ['multiparts without parts', '--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n'.repeat(10_000)],
  ])('has too many %s', (_, parts) => {
    expect(leavesOf(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}`)).toBe('too-many-parts');
  });

  it('may have many parts', () => {
    const parts = '--b\r\n\r\nx\r\n'.repeat(MAX_PARTS - 1);
    expect(leavesOf(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}`)).toHaveLength(MAX_PARTS - 1);
  });

  it('has millions of lines that look like a boundary', () => {
    const lines = '--\n'.repeat(MAX_FALSE_DELIMITERS + 2);
    expect(leavesOf(`Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n${lines}`)).toBe('too-many-parts');
  });
});

describe('any mail', () => {
  it('has leaves that lie in it, one after the other, each with its own path', () => {
    const piece = fc.constantFrom(
      'Content-Type: multipart/mixed; boundary=b\n',
      'Content-Type: multipart/mixed; boundary="b "\r\n',
      'Content-Type: multipart/digest; boundary=bb\n',
      'Content-Type: message/rfc822\n',
      'Content-Type: text/calendar; name="a',
      ...['\n', '\r\n', '\r', '--b', '--bb', '--b--', '--bb--', '(', '"', ';', ' ', 'x'],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 }), (pieces) => {
        const bytes = Buffer.from(pieces.join(''));
        const parts = walkParts(bytes);
        if (typeof parts === 'string') return;
        let last = 0;
        for (const { start, end, outline } of parts) {
          expect(outline.size).toBe(end - start);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(bytes.length);
        expect(new Set(parts.map(({ outline }) => outline.path)).size).toBe(parts.length);
      }),
      { numRuns: 500 },
    );
  });
});
