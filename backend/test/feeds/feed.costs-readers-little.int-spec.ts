import type { PublishedMirror } from '@calmirror/connectors';
import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { PublishedEvents } from '../../src/connectors/published-events.js';
import { publishedCalendar } from '../harness/calendars-in-use.js';
import type { Client } from '../harness/client.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

const component = (uid: string): string =>
  `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260302T090000Z\r\nSUMMARY:${uid}\r\nEND:VEVENT\r\n`;

describe('a reader of a published feed', () => {
  let running: RunningApp;
  let client: Client;
  let opened = 0;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
    client = await running.client();
    const events = running.app.get(PublishedEvents);
    const read = events.read.bind(events);
    events.read = (manager, id) => {
      opened += 1;
      return read(manager, id);
    };
  });
  afterAll(() => running.stop());

  const published = (uid: string): PublishedMirror => ({
    mirrorId: uid,
    fingerprint: uid,
    components: component(uid),
    zones: { iana: [], custom: [] },
  });
  const publish = async (uids: readonly string[]): Promise<string> => {
    const calendar = await publishedCalendar(client);
    const store = running.app.get(PublishedEvents).of(calendar.connectorId);
    const mirrors = uids.map(published);
    if (mirrors.length > 0) await store.upsert(calendar.externalId, mirrors);
    opened = 0;
    return calendar.feedUrl ?? '';
  };
  const get = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
    request(url, { method, headers });

  it('gets iCalendar text that it may keep, but not without asking again', async () => {
    const url = await publish(['one']);
    const { statusCode, headers, body } = await get(url);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
      etag: expect.stringMatching(/^"[^"]+"$/) as string,
      'last-modified': expect.stringMatching(/GMT$/) as string,
    });
    expect(headers['set-cookie']).toBeUndefined();
    expect(await body.text()).toMatch(/^BEGIN:VCALENDAR\r\n[^]*SUMMARY:one\r\n[^]*END:VCALENDAR\r\n$/);
  });

  it('that has the feed already costs no opened row, by tag or by date', async () => {
    const url = await publish(['one']);
    const { headers } = await get(url);
    expect(opened).toBe(1);
    const tag = String(headers['etag']);
    const known = [{ 'if-none-match': tag }, { 'if-none-match': `"x", W/${tag}` }, { 'if-none-match': '*' }];
    const answers = await Promise.all(known.map((condition) => get(url, condition)));
    const dated = await get(url, { 'if-modified-since': new Date(Date.now() + 1_000).toUTCString() });
    expect([...answers, dated].map(({ statusCode }) => statusCode)).toEqual([304, 304, 304, 304]);
    expect(answers[0]?.headers['etag']).toBe(tag);
    expect(opened).toBe(1);
  });

  it('is one of ten, and the rows are opened once', async () => {
    const url = await publish(['one', 'two']);
    const texts = await Promise.all(Array.from({ length: 10 }, async () => (await get(url)).body.text()));
    expect(new Set(texts).size).toBe(1);
    expect(opened).toBe(1);
  });

  it('gets the next version after a change, whatever it asks by', async () => {
    const calendar = await publishedCalendar(client);
    const url = calendar.feedUrl ?? '';
    const before = await get(url);
    const store = running.app.get(PublishedEvents).of(calendar.connectorId);
    await store.upsert(calendar.externalId, [published('new')]);
    const conditions: Record<string, string>[] = [
      { 'if-none-match': String(before.headers['etag']) },
      { 'if-modified-since': String(before.headers['last-modified']) },
    ];
    for (const condition of conditions) expect(await (await get(url, condition)).body.text()).toContain('SUMMARY:new');

    const tag = String((await get(url)).headers['etag']);
    await store.delete(calendar.externalId, ['not there']);
    expect((await get(url, { 'if-none-match': tag })).statusCode).toBe(304);
    await store.delete(calendar.externalId, ['new']);
    expect(await (await get(url, { 'if-none-match': tag })).body.text()).not.toContain('SUMMARY:new');
  });

  it('may take it compressed, under a tag of its own', async () => {
    const url = await publish(['one']);
    const packed = await get(url, { 'accept-encoding': 'br;q=0, gzip' });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    const plain = await get(url, { 'accept-encoding': 'identity' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(gunzipSync(await packed.body.bytes()).toString()).toBe(await plain.body.text());
    expect(packed.headers['etag']).not.toBe(plain.headers['etag']);
  });

  it('may ask for the head alone', async () => {
    const url = await publish(['one']);
    const head = await get(url, {}, 'HEAD');
    expect([head.statusCode, await head.body.text()]).toEqual([200, '']);
    expect(head.headers['etag']).toBe((await get(url)).headers['etag']);
  });
});
