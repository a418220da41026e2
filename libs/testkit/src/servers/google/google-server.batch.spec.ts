import { googleFault } from './fault-answers.js';
import { GoogleServer } from './google-server.js';
import { PlainClient, type PlainAnswer, verdictOf } from './plain-client.js';

const BATCH = '//batch/calendar/v3';
const EVENTS = '/calendar/v3/calendars/primary/events';
const DAY = { start: { date: '2026-03-02' }, end: { date: '2026-03-03' } };

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  readonly headers?: readonly string[];
}

const insert = (id: string): Call => ({ method: 'POST', path: EVENTS, body: { id, ...DAY } });

/** The name, status and JSON of each part, in the order in which they came. */
function partsOf({ headers, text }: PlainAnswer): { name: string; status: number; json: unknown }[] {
  const boundary = /boundary=(.+)$/.exec(headers.get('content-type') ?? '')?.[1] ?? '';
  const parts = text.split(`--${boundary}`).slice(1, -1);
  return parts.map((part) => {
    const [, name = ''] = /^Content-ID: <(.+)>/m.exec(part) ?? [];
    const [, status = ''] = /^HTTP\/1\.1 (\d+)/m.exec(part) ?? [];
    const [, json = 'null'] = /\r\n\r\n(\{[\s\S]*\})/.exec(part) ?? [];
    return { name, status: Number(status), json: JSON.parse(json) as unknown };
  });
}

describe('a batch to the Google server', () => {
  let google: GoogleServer;
  let client: PlainClient;

  beforeEach(async () => {
    google = await GoogleServer.start();
    client = new PlainClient(google.url);
  });
  afterEach(() => google.stop());

  function send(calls: readonly Call[]): Promise<PlainAnswer> {
    const parts = calls.map(({ method, path, body, headers = [] }, index) => {
      const json = body === undefined ? '' : JSON.stringify(body);
      const head = [`${method} ${path} HTTP/1.1`, 'Content-Type: application/json', ...headers];
      return `--b\r\nContent-Type: application/http\r\nContent-ID: <item-${index}>\r\n\r\n${head.join('\r\n')}\r\n\r\n${json}\r\n`;
    });
    const type = { 'content-type': 'multipart/mixed; boundary=b' };
    return client.send('POST', BATCH, `${parts.join('')}--b--`, type);
  }

  it('answers each call by itself, by its name and in another order', async () => {
    google.primary.put({ id: 'fghij', ...DAY });
    const parts = partsOf(
      await send([
        insert('abcde'),
        insert('fghij'),
        { method: 'DELETE', path: `${EVENTS}/fghij`, headers: ['If-Match: "1"'] },
      ]),
    );
    expect(parts).toMatchObject([
      { name: 'response-item-2', status: 412 },
      { name: 'response-item-1', status: 409 },
      { name: 'response-item-0', status: 200, json: { id: 'abcde' } },
    ]);
    google.batches.order = 'given';
    const names = partsOf(await send([insert('klmno'), insert('pqrst')])).map(({ name }) => name);
    expect(names).toEqual(['response-item-0', 'response-item-1']);
  });

  it('is noted call by call', async () => {
    await send([insert('abcde'), insert('fghij')]);
    expect(google.requests.map(({ operation, inBatch, status }) => [operation, inBatch, status])).toEqual([
      ['batch', false, 200],
      ['events.insert', true, 200],
      ['events.insert', true, 200],
    ]);
  });

  it('costs as much as its calls', async () => {
    google.quota.limits = { perUser: 2, perProject: null };
    const statuses = partsOf(await send([insert('abcde'), insert('fghij'), insert('klmno')])).map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([200, 200, 403]);
    expect(google.quota.units()).toHaveLength(2);
  });

  it('holds fifty calls and no more', async () => {
    const calls = Array.from({ length: 51 }, (_, index) => insert(`event${index}`));
    expect(verdictOf(await send(calls))).toBe('400 badRequest');
    expect(google.primary.events()).toEqual([]);
    expect(partsOf(await send(calls.slice(1)))).toHaveLength(50);
    expect(verdictOf(await send([]))).toBe('400 badRequest');
    expect(verdictOf(await client.send('POST', BATCH, 'nonsense'))).toBe('400 badRequest');
  });

  it('meets faults in its midst', async () => {
    google.batches.order = 'given';
    google.faults.next(
      ({ inBatch, body }) => inBatch && body.includes('fghij'),
      googleFault.tooMuch({ status: 429, reason: 'rateLimitExceeded', retryAfter: { seconds: 7, as: 'seconds' } }),
    );
    const answer = await send([insert('abcde'), insert('fghij'), insert('klmno')]);
    expect(partsOf(answer).map(({ status }) => status)).toEqual([200, 429, 200]);
    expect(answer.text).toContain('retry-after: 7');
    google.faults.next(({ inBatch, body }) => inBatch && body.includes('uvabc'), { kind: 'cut-after' });
    await expect(send([insert('pqrst'), insert('uvabc'), insert('defgh')])).rejects.toThrow('fetch failed');
    expect(google.primary.events().map(({ id }) => id)).toEqual(['abcde', 'klmno', 'pqrst', 'uvabc']);
  });

  it('is asked with the token of each call, or of all', async () => {
    const [other] = partsOf(await send([{ ...insert('abcde'), headers: ['Authorization: Bearer bogus'] }]));
    expect(other?.status).toBe(401);
  });
});
