import { aFeed, aVevent, feed, FeedServer, localHttpClient } from '@calmirror/testkit';
import type { FetchResult } from '../adapter.js';
import type { HttpClient, HttpClientParts } from '../http/http-client.js';
import { IcsAdapter } from './ics-adapter.js';
import { inlineReader } from '../reading/inline-reader.js';

const WHOLE = aFeed([aVevent('a@feeds.test', 'A'), aVevent('b@feeds.test', 'B')]);

// Big feeds take their time where many tests run at once.
jest.setTimeout(30_000);

describe('a feed that', () => {
  let server: FeedServer;
  let http: HttpClient;
  beforeEach(async () => {
    server = await FeedServer.start();
    http = localHttpClient();
  });
  afterEach(() => Promise.all([http.close(), server.close()]));

  const read = (url = server.url('/rota.ics'), client = http): Promise<FetchResult> =>
    new IcsAdapter({
      http: client,
      reader: inlineReader,
      account: { kind: 'ics', key: 'connector-1' },
      settings: { url, credentials: null },
    }).fetchWindow({
      calendarId: url,
      window: { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' },
      cursor: null,
      known: () => Promise.resolve(new Map()),
      signal: new AbortController().signal,
    });

  const readThrough = async (url: string, parts: Partial<HttpClientParts>): Promise<FetchResult> => {
    const client = localHttpClient(parts);
    return read(url, client).finally(() => client.close());
  };

  it('is not found is an error', async () => {
    await expect(read()).rejects.toMatchObject({ kind: 'not-found', reason: 'not-found' });
  });

  it('answers 401 needs a person', async () => {
    server.route('/rota.ics', feed.status(401, {}, WHOLE));
    await expect(read()).rejects.toMatchObject({ kind: 'auth', reason: 'credentials-refused' });
  });

  it('answers 500 is tried again', async () => {
    server.route('/rota.ics', feed.status(500, {}, WHOLE));
    await expect(read()).rejects.toMatchObject({ kind: 'temporary', reason: 'server-error' });
  });

  it('never answers is timed out', async () => {
    server.route('/rota.ics', feed.silence());
    const reading = readThrough(server.url('/rota.ics'), { limits: { headersMs: 200 } });
    await expect(reading).rejects.toMatchObject({ kind: 'temporary', reason: 'timeout' });
  });

  it('drips is given up as too slow', async () => {
    server.route('/rota.ics', feed.drip(10));
    const reading = readThrough(server.url('/rota.ics'), { limits: { rateWindowMs: 200, minimumBytes: 1000 } });
    await expect(reading).rejects.toMatchObject({ kind: 'temporary', reason: 'too-slow' });
  });

  it('is a web page with status 200 is no calendar, whatever its Content-Type', async () => {
    const page = '<!DOCTYPE html>\n<html><body>Please sign in</body></html>';
    for (const type of ['text/html', 'text/calendar; charset=utf-8']) {
      server.route('/rota.ics', feed.plain(page, type));
      await expect(read()).rejects.toMatchObject({ kind: 'rejected', reason: 'html-instead-of-calendar' });
    }
  });

  it('breaks off at any line is truncated', async () => {
    const lines = WHOLE.split('\r\n');
    for (let kept = 1; kept < lines.length - 1; kept += 1) {
      server.route('/rota.ics', feed.plain(lines.slice(0, kept).join('\r\n')));
      await expect(read()).rejects.toMatchObject({ kind: 'temporary', reason: 'truncated' });
    }
  });

  it('is shorter than its Content-Length is truncated', async () => {
    server.route('/rota.ics', feed.cutOff(WHOLE, 100));
    await expect(read()).rejects.toMatchObject({ kind: 'temporary', reason: 'truncated' });
  });

  it('answers 206 is partial, however whole it looks', async () => {
    server.route('/rota.ics', feed.status(206, { 'content-range': 'bytes 0-99/200' }, WHOLE));
    await expect(read()).rejects.toMatchObject({ kind: 'temporary', reason: 'partial-content' });
  });

  it('is empty by accident is an error', async () => {
    server.route('/rota.ics', feed.plain(''));
    await expect(read()).rejects.toMatchObject({ kind: 'temporary', reason: 'empty-answer' });
  });

  it('answers 304 without being asked for changes is an error', async () => {
    server.route('/rota.ics', feed.status(304));
    await expect(read()).rejects.toMatchObject({ kind: 'temporary', reason: 'empty-answer' });
  });

  it('is a gzip bomb stops at the cap', async () => {
    server.route('/rota.ics', feed.gzipBomb(300));
    await expect(read()).rejects.toMatchObject({ kind: 'rejected', reason: 'too-large' });
  });

  it('has 50 MB is too large', async () => {
    server.route('/rota.ics', feed.large(50));
    await expect(read()).rejects.toMatchObject({ kind: 'rejected', reason: 'too-large' });
  });

  it('redirects in a loop is given up', async () => {
    server.route('/rota.ics', feed.redirect('/again.ics')).route('/again.ics', feed.redirect('/rota.ics'));
    await expect(read()).rejects.toMatchObject({ kind: 'blocked', reason: 'too-many-redirects' });
  });

  it('redirects to a private address is blocked', async () => {
    server.route('/rota.ics', feed.redirect('http://169.254.169.254/latest/meta-data/'));
    await expect(read()).rejects.toMatchObject({ kind: 'blocked', reason: 'address-not-allowed' });
  });

  it('moves to a private address by DNS is blocked', async () => {
    server.route('/rota.ics', feed.plain(WHOLE));
    const resolve = (): Promise<{ address: string; family: number }[]> =>
      Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    await expect(
      readThrough(server.url('/rota.ics', 'rebind.example'), { allowedNetworks: [], resolve }),
    ).rejects.toMatchObject({ kind: 'blocked', reason: 'address-not-allowed' });
    expect(server.connections).toBe(0);
  });

  it('is invalid UTF-8 is refused, not guessed at', async () => {
    server.route('/rota.ics', feed.plain(Buffer.from(WHOLE.replace('SUMMARY:A', 'SUMMARY:\xe9'), 'latin1')));
    await expect(read()).rejects.toMatchObject({ kind: 'rejected', reason: 'bad-encoding' });
  });

  it('has line ends and BEGIN:VEVENT in its texts has as many events as it says', async () => {
    const evil = 'x\\nEND:VEVENT\\r\\nBEGIN:VEVENT\\nUID:evil\\, \\;';
    const texts = ['DESCRIPTION', 'LOCATION', 'COMMENT', 'CONTACT', 'CATEGORIES', 'RESOURCES', 'X-NOTE'];
    const folded = 'DESCRIPTION:first\r\n BEGIN:VEVENT\r\n \tUID:evil';
    const lines = [...texts.map((name) => `${name}:${evil}`), `ORGANIZER;CN="${evil}":mailto:a@feeds.test`];
    server.route('/rota.ics', feed.plain(aFeed([aVevent('a', evil, ...lines), aVevent('b', 'B', folded)])));
    const result = await read();
    expect(result.present).toEqual(['a', 'b']);
    expect(result.withheld).toEqual([]);
    expect(result.events[0]?.event.summary).toMatch(/^x\nEND:VEVENT.*\nBEGIN:VEVENT\nUID:evil, ;$/s);
  });

  it('has 10,000 events is read whole', async () => {
    const events = Array.from({ length: 10_000 }, (_, index) => aVevent(`${index}@feeds.test`, `Event ${index}`));
    server.route('/rota.ics', feed.compressed(aFeed(events), 'gzip'));
    const result = await read();
    expect([result.present.length, result.events.length]).toEqual([10_000, 10_000]);
  });

  it('has more than 50,000 events is refused', async () => {
    const event = aVevent('same@feeds.test', 'E');
    server.route('/rota.ics', feed.plain(aFeed(Array.from({ length: 50_001 }, () => event))));
    await expect(read()).rejects.toMatchObject({ kind: 'rejected', reason: 'too-many-events' });
  });

  it('has a line of more than a megabyte is refused', async () => {
    server.route('/rota.ics', feed.plain(aFeed([aVevent('a', 'A'.repeat(1_000_001))])));
    await expect(read()).rejects.toMatchObject({ kind: 'rejected', reason: 'too-large' });
  });

  it('has an event of 5,000 years names it, as read or as withheld', async () => {
    const long = aVevent('long', 'Long', 'DTSTART:20260302T090000Z', 'DTEND:70260302T090000Z');
    server.route('/rota.ics', feed.plain(aFeed([long, aVevent('b', 'B')])));
    const { present, events, withheld } = await read();
    expect(present).toEqual(['long', 'b']);
    expect(events.length + withheld.length).toBe(2);
  });

  it('has a rule for every second is read without expanding it', async () => {
    const often = aVevent('often', 'Often', 'RRULE:FREQ=SECONDLY');
    server.route('/rota.ics', feed.plain(aFeed([often, aVevent('b', 'B')])));
    const { present, events, withheld } = await read();
    expect(present).toEqual(['often', 'b']);
    expect(events.length + withheld.length).toBe(2);
  });

  it('is suddenly without events is a full read of none, for the deletion guard to judge', async () => {
    server.route('/rota.ics', feed.inTurn(feed.plain(WHOLE), feed.plain(aFeed([]))));
    await expect(read()).resolves.toMatchObject({ kind: 'full', present: ['a@feeds.test', 'b@feeds.test'] });
    await expect(read()).resolves.toMatchObject({ kind: 'full', present: [], withheld: [] });
  });
});
