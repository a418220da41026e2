import * as fc from 'fast-check';
import { MAX_HEADER_BYTES } from './mail-limits.js';
import { type MailHeader, readMailHeader } from './read-mail-header.js';

function headerOf(lines: readonly string[], authservId: string | null = null): MailHeader {
  const header = readMailHeader(Buffer.from([...lines, '', ''].join('\r\n')), { authservId });
  if ('code' in header) throw new Error(header.code);
  return header;
}

describe('the sender of a mail', () => {
  it.each([
    ['an address', ['From: Ann@Example.ORG'], ['ann@example.org']],
    ['a name before it', ['From: "Lee, Ann" <ann@example.org>'], ['ann@example.org']],
    ['an encoded name', ['From: =?utf-8?B?w4Rubg==?= <ann@example.org>'], ['ann@example.org']],
    ['a name that looks like an address', ['From: "boss@example.com" <ann@example.org>'], ['ann@example.org']],
    [
      'an encoded name that holds an address',
      ['From: =?utf-8?Q?boss=40example.com?= <a@example.org>'],
      ['a@example.org'],
    ],
    ['comments', ['From: ann@example.org (Ann (at home))'], ['ann@example.org']],
    ['a group', ['From: Team: ann@example.org, Ben <ben@example.org>;'], ['ann@example.org', 'ben@example.org']],
    ['a folded line', ['From: Ann', '\t<ann@example.org>'], ['ann@example.org']],
    ['a name in small letters and a blank', ['from : ann@example.org'], ['ann@example.org']],
    ['two From', ['From: ann@example.org', 'From: ben@example.org'], ['ann@example.org', 'ben@example.org']],
    ['a Sender', ['Sender: cal@example.com', 'From: ann@example.org'], ['ann@example.org', 'cal@example.com']],
    ['From and Sender alike', ['Sender: Ann@example.org', 'From: ann@example.org'], ['ann@example.org']],
    ['no address', ['From: Ann'], []],
    ['nothing', ['Subject: x'], []],
    [
      'a field that is hidden behind a mark',
      ['\ufeffFrom: boss@example.com', 'From: ann@example.org'],
      ['ann@example.org'],
    ],
  ])('is read from %s', (_, lines, addresses) => {
    expect(headerOf(lines)).toMatchObject({ sender: { addresses, verdict: 'none' }, from: addresses[0] ?? null });
  });

  it('is never read from the body', () => {
    expect(headerOf(['Subject: x', '', 'From: ann@example.org']).sender.addresses).toEqual([]);
  });
});

describe('what else the header says', () => {
  it('is the subject, decoded and on one line', () => {
    expect(headerOf(['Subject: =?UTF-8?Q?Einladung:_K=C3=A4se?=', ' =?UTF-8?Q?=0Amit_Wein?=']).subject).toBe(
      'Einladung: Käse mit Wein',
    );
  });

  it('is its id', () => {
    expect(headerOf(['Message-ID: <1@example.org>']).messageId).toBe('<1@example.org>');
  });

  it.each([
    ['Thu, 06 Feb 2025 16:21:41 +0000', '2025-02-06T16:21:41Z'],
    ['Thu, 06 Feb 2025 16:21:41 +0100 (CET)', '2025-02-06T15:21:41Z'],
    ['6 Feb 2025 16:21 -0530', '2025-02-06T21:51:00Z'],
    ['Thu, 6 Feb 25 16:21:41 GMT', '2025-02-06T16:21:41Z'],
    ['Thu, 06 Feb 1998 16:21:41 EST', '1998-02-06T21:21:41Z'],
    ['Thu, 06 Feb 98 16:21:41', '1998-02-06T16:21:41Z'],
    ['06-Feb-2025 16:21:41 Z', '2025-02-06T16:21:41Z'],
    ['yesterday', null],
    ['99 Foo 2025 16:21:41', null],
    ['', null],
  ])('is its date: %s', (written, date) => {
    expect(headerOf([`Date: ${written}`]).date).toBe(date);
  });

  it('is when the last server took it in', () => {
    const lines = [
      'Received: from a by b (x; y) id 1;',
      '\tFri, 7 Feb 2025 10:00:00 +0100',
      'Received: by c; 1 Jan 2020 00:00:00 Z',
    ];
    expect(headerOf(lines).received).toBe('2025-02-07T09:00:00Z');
  });
});

describe('the verdict of the mailbox server', () => {
  const verdict = (results: readonly string[], from = 'ann@example.org'): string =>
    headerOf([...results.map((result) => `Authentication-Results: ${result}`), `From: ${from}`], 'mx.example.net')
      .sender.verdict;

  it.each([
    ['dmarc', 'mx.example.net; dmarc=pass (p=reject) header.from=example.org', 'pass'],
    ['dmarc without its domain', 'MX.example.net 1; spf=fail; dmarc=pass', 'none'],
    ['a server that tells its version', 'MX.example.net 1; spf=fail; dmarc=pass header.from=example.org', 'pass'],
    ['dmarc of another domain', 'mx.example.net; dmarc=pass header.from=evil.example', 'none'],
    ['a failed dmarc beside a signature', 'mx.example.net; dkim=pass header.d=example.org; dmarc=fail', 'fail'],
    ['a signature of the domain', 'mx.example.net; dkim=pass (2048-bit key) header.d=example.org', 'pass'],
    ['a signature of a domain below', 'mx.example.net; dkim=pass header.d=mail.example.org', 'pass'],
    ['a signature by its identity', 'mx.example.net; dkim=pass header.i="@example.org"', 'pass'],
    ['an identity whose local part is quoted', 'mx.example.net; dkim=pass header.i="@example.org"@evil.test', 'none'],
    ['one that holds a property', 'mx.example.net; dkim=pass header.i="x header.d=example.org"@evil.test', 'none'],
    ['a signature of somebody else', 'mx.example.net; dkim=pass header.d=evil.example', 'none'],
    ['a signature of a domain with the same end', 'mx.example.net; dkim=pass header.d=badexample.org', 'none'],
    ['a signature of a top level', 'mx.example.net; dkim=pass header.d=org', 'none'],
    ['a failed signature', 'mx.example.net; dkim=fail header.d=example.org', 'fail'],
    [
      'one failed and one foreign signature',
      'mx.example.net; dkim=fail header.d=example.org; dkim=pass header.d=list.example',
      'none',
    ],
    ['a word in a comment', 'mx.example.net; dkim=none (dmarc=pass; dkim=pass header.d=example.org)', 'none'],
    ['a word in a quoted reason', 'mx.example.net; dkim=none reason="x; dmarc=pass"', 'none'],
    ['nothing', 'mx.example.net; none', 'none'],
    ['no result at all', 'mx.example.net', 'none'],
    ['spf alone', 'mx.example.net; spf=pass smtp.mailfrom=example.org', 'none'],
    ['another server', 'mx.evil.example; dmarc=pass header.from=example.org', 'none'],
    ['a server whose name begins alike', 'mx.example.net.evil.example; dmarc=pass', 'none'],
    ['an endless field', `mx.example.net; ${'x'.repeat(9_000)}; dmarc=pass`, 'none'],
  ])('is read from %s', (_, result, expected) => {
    expect(verdict([result])).toBe(expected);
  });

  it('is that of its topmost field: the mail can have brought others', () => {
    expect(verdict(['other.example; dmarc=pass', 'mx.example.net; dmarc=fail', 'mx.example.net; dmarc=pass'])).toBe(
      'fail',
    );
  });

  it('is none where nobody is believed', () => {
    expect(headerOf(['Authentication-Results: mx.example.net; dmarc=pass', 'From: a@example.org']).sender.verdict).toBe(
      'none',
    );
  });

  it('is none where the mail is from two domains: nothing tells which one was looked at', () => {
    expect(verdict(['mx.example.net; dmarc=pass'], 'ann@example.org, boss@example.com')).toBe('none');
  });

  it('vouches for addresses of its domain alone', () => {
    const lines = [
      'Authentication-Results: mx; dmarc=pass header.from=example.org',
      'From: ann@example.org',
      'Sender: boss@example.com',
    ];
    expect(headerOf(lines, 'mx').sender).toEqual({ addresses: ['ann@example.org'], verdict: 'pass' });
  });
});

describe('a header', () => {
  it('that is too large is not read', () => {
    const header = Buffer.from(`From: a@example.org\r\nX: ${'x'.repeat(MAX_HEADER_BYTES)}\r\n\r\n`);
    expect(readMailHeader(header, { authservId: null })).toMatchObject({ code: 'header-too-large' });
  });

  it('is not too large because of its body', () => {
    const mail = Buffer.from(`From: a@example.org\n\n${'x'.repeat(MAX_HEADER_BYTES)}`);
    expect(readMailHeader(mail, { authservId: null })).toMatchObject({ from: 'a@example.org' });
  });

  it('of any bytes is read or refused', () => {
    const piece = fc.constantFrom(
      'From:',
      'Sender: ',
      'Authentication-Results: mx;',
      'dmarc=pass',
      '"',
      '\\',
      '(',
      ')',
      '<',
      '>',
      '@',
      ',',
      ':',
      ';',
      '\r',
      '\n',
      ' ',
      '=?utf-8?B?',
      '?=',
      '\ud800',
      'Date: 1 Jan',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (header) => {
        expect(readMailHeader(Buffer.from(header), { authservId: 'mx' })).toBeDefined();
      }),
    );
  });
});
