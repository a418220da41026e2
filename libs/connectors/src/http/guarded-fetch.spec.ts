import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localHttpClient, MemoryRateBudget } from '@calmirror/testkit';
import { guardedFetch } from './guarded-fetch.js';

describe('fetch through the guarded client', () => {
  let server: Server;
  let url: string;
  let seen: { method?: string; headers: IncomingHttpHeaders; body: string }[];
  const account = { kind: 'google', key: 'connector-1', mailbox: 'alice@example.org' };

  beforeEach(async () => {
    seen = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push({ ...(request.method && { method: request.method }), headers: request.headers, body });
        if (request.url === '/redirect') response.writeHead(302, { location: 'http://192.0.2.1/' }).end();
        else if (request.url === '/nothing') response.writeHead(204).end();
        else response.writeHead(429, { 'retry-after': '7', 'content-type': 'application/json' }).end('{"busy":true}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const send = async (
    path: string,
    init: RequestInit = {},
    parts: { cost?: number; budget?: MemoryRateBudget; signal?: AbortSignal } = {},
  ): Promise<Response> => {
    const { budget = new MemoryRateBudget(), signal = new AbortController().signal, ...options } = parts;
    const http = localHttpClient({ budget });
    try {
      return await guardedFetch(http, { account, signal, ...options })(`${url}${path}`, init);
    } finally {
      await http.close();
    }
  };

  it('sends method, headers and body, and answers every status', async () => {
    const answer = await send('/', {
      method: 'POST',
      headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
      body: '{"a":"ü"}',
    });
    expect(seen).toMatchObject([{ method: 'POST', headers: { authorization: 'Bearer t' }, body: '{"a":"ü"}' }]);
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([429, '7', { busy: true }]);
  });

  it('follows no redirect: the token goes nowhere else', async () => {
    const answer = await send('/redirect', { headers: { authorization: 'Bearer t' } });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://192.0.2.1/']);
  });

  it('answers 204 without a body', async () => expect((await send('/nothing')).status).toBe(204));

  it('takes what the request counts as from the budget of the mailbox', async () => {
    const budget = new MemoryRateBudget();
    await send('/', {}, { budget, cost: 20 });
    await send('/', {}, { budget });
    expect([...budget.taken]).toEqual([['connector-1/alice@example.org', 21]]);
  });

  it('is refused a private address, and stops when it is aborted', async () => {
    const guarded = localHttpClient({ allowedNetworks: [] });
    const signal = new AbortController().signal;
    await expect(guardedFetch(guarded, { account, signal })(url)).rejects.toMatchObject({ kind: 'blocked' });
    await guarded.close();
    const reason = new Error('stopped');
    await expect(send('/', {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
