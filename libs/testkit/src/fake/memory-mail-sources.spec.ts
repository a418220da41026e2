import type { MailAccount, MailSource } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { MemoryMailSources } from './memory-mail-sources.js';

const account: MailAccount = {
  key: 'a',
  host: 'mail.test',
  port: 993,
  security: 'tls',
  username: 'alice',
  login: { kind: 'password', password: 'secret' },
};
const signal = new AbortController().signal;
const open = (sources: MemoryMailSources): Promise<MailSource> => sources.open(account, signal);

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const INVITATION = [
  'From: bob@x.test',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'Please come',
  '--b',
  'Content-Type: message/rfc822',
  '',
  'Content-Type: multipart/alternative; boundary=c',
  '',
  '--c',
  'Content-Type: text/html',
  '',
  '<p>',
  '--c',
  "Content-Type: text/calendar; method=REQUEST; name*=utf-8''r%C3%A9union.ics",
  'Content-Transfer-Encoding: BASE64',
  '',
  'QkVHSU4=',
  '--c--',
  '--b--',
  '',
].join('\r\n');

describe('a mailbox in memory', () => {
  it('tells the parts of a message by their IMAP paths, and hands them out as they were sent', async () => {
    const sources = new MemoryMailSources();
    const uid = sources.inbox.append(INVITATION);
    const source = await open(sources);
    const portions = await all(source.outlines('INBOX', { fromUid: 1 }));
    expect(portions).toMatchObject([
      [
        {
          uid,
          size: INVITATION.length,
          parts: [
            { path: '1', type: 'text/plain', size: 11 },
            { path: '2.1', type: 'text/html' },
            { path: '2.2', type: 'text/calendar', fileName: 'réunion.ics', encoding: 'base64', size: 8 },
          ],
        },
      ],
    ]);
    const sections = [
      { section: 'HEADER', bytes: 1000 },
      { section: '2.2', bytes: 4 },
    ];
    const [read] = await all(source.read('INBOX', [{ uid, sections }]));
    expect(Buffer.from(read!.sections.get('2.2')!).toString()).toBe('QkVH');
    expect(Buffer.from(read!.sections.get('HEADER')!).toString()).toContain('From: bob@x.test\r\n');
  });

  it('wakes who waits when something comes, or when the connection is cut', async () => {
    const sources = new MemoryMailSources();
    const source = await open(sources);
    const waits = source.wake('INBOX', await source.state('INBOX'));
    sources.inbox.append(INVITATION);
    await waits;
    const cut = source.wake('INBOX', await source.state('INBOX'));
    await expect(Promise.all([cut, Promise.resolve().then(() => sources.cut())])).rejects.toMatchObject({
      kind: 'temporary',
    });
  });

  it('fails in the midst of a listing when it is told to', async () => {
    const sources = new MemoryMailSources({ portion: 1 });
    sources.inbox.append(INVITATION);
    sources.inbox.append(INVITATION);
    sources.failNext('outlines', new ProviderError('temporary', 'truncated', 'cut'), 1);
    const source = await open(sources);
    const seen: number[] = [];
    const listing = (async () => {
      for await (const [outline] of source.outlines('INBOX', { since: '2026-01-01' })) seen.push(outline!.uid);
    })();
    await expect(listing).rejects.toMatchObject({ reason: 'truncated' });
    expect(seen).toEqual([1]);
    expect(sources.asked).toEqual(['open', 'outlines INBOX 2026-01-01']);
  });

  it('lets nobody in with a wrong password, nor after giving up', async () => {
    const sources = new MemoryMailSources({ secret: 'other' });
    await expect(open(sources)).rejects.toMatchObject({ kind: 'auth' });
    await expect(sources.open(account, AbortSignal.abort(new Error('given up')))).rejects.toThrow('given up');
    expect(sources.sessions).toBe(0);
  });
});
