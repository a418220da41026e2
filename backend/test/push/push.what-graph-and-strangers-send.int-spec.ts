import { NOBODY } from '../harness/api-routes.js';
import type { Answer } from '../harness/client.js';
import { sendAsGraph } from './harness/provider-mail.js';
import { PushHouse } from './harness/push-house.js';

describe('the receiver', () => {
  let house: PushHouse;

  beforeAll(async () => {
    house = await PushHouse.start({ mode: 'web', env: { REQUESTS_PER_MINUTE: '5' } });
  });
  afterAll(() => house.stop());

  const post = (path: string, sending: { body?: unknown; headers?: Record<string, string> } = {}): Promise<Answer> =>
    house.running.guest().send('POST', path, { ...sending, headers: { origin: '', ...sending.headers } });
  const shake = (token: string): Promise<Answer> =>
    post(`/push/microsoft?validationToken=${encodeURIComponent(token)}`, {
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });

  it('echoes the handshake of Graph as plain text', async () => {
    const token = 'Validation: Testing client application reachability for subscription Request-Id: 6f0d=/+';
    const answer = await shake(token);
    expect([answer.status, answer.text]).toEqual([200, token]);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['HTML', '<script>alert(1)</script>'],
    ['a quote', 'a"b'],
    ['a line break', 'a\r\nSet-Cookie: b=c'],
    ['another alphabet', 'приве́т'],
    ['nothing', ''],
    ['a book', 'a'.repeat(1_025)],
  ])('echoes no %s', async (_, token) => {
    const answer = await shake(token);
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([400, 'invalid-input']);
    expect(answer.text).not.toContain('alert');
  });

  it('takes a handshake that is given twice for none', async () => {
    expect((await post('/push/microsoft?validationToken=a&validationToken=b')).status).toBe(400);
  });

  it.each([[{}], [{ value: {} }], [{ value: [1] }], [[]], ['null']])('refuses the body %j', async (body) => {
    const headers = { 'content-type': 'application/json' };
    expect((await post('/push/microsoft', { body, headers })).status).toBe(400);
  });

  it('refuses a body above 256 kB, and takes one below', async () => {
    const notices = (bytes: number) => [{ subscriptionId: NOBODY, clientState: 'x'.repeat(bytes) }];
    expect((await sendAsGraph(house.running.guest(), notices(250_000))).status).toBe(202);
    expect((await sendAsGraph(house.running.guest(), notices(263_000))).status).toBe(413);
  });

  it('takes what has no channel and no state for no message of Google', async () => {
    expect((await post('/push/google')).status).toBe(400);
    const headers = { 'x-goog-channel-id': NOBODY, 'x-goog-resource-state': 'constructor' };
    expect((await post('/push/google', { headers })).status).toBe(400);
  });

  it('asks for no session, no origin of ours, and counts nobody’s requests', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    for (let n = 0; n < 20; n += 1)
      expect((await post('/push/microsoft', { body: { value: [] }, headers })).status).toBe(202);
  });

  it('writes no line for each message, and the tokens of none', async () => {
    const token = 'nobody-may-read-this'.padEnd(64, '_');
    const headers = { 'x-goog-channel-id': NOBODY, 'x-goog-resource-state': 'exists', 'x-goog-channel-token': token };
    expect((await post('/push/google', { headers })).status).toBe(404);
    await shake('nor-this');
    expect(house.running.logs.filter((line) => /"path":"\/push|nobody-may|nor-this/.test(line))).toEqual([]);
  });
});
