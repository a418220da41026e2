import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localHttpClient, MemoryRateBudget, RequestLog } from '@calmirror/testkit';
import type { HttpClient } from './http-client.js';
import type { HttpExchange, HttpResponse } from './http-exchange.js';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly body: string;
  readonly authorization: string | undefined;
}

describe('a request of any method', () => {
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let seen: Seen[];
  let client: HttpClient;
  const budget = new MemoryRateBudget();
  const log = new RequestLog();

  beforeEach(async () => {
    seen = [];
    log.requests.length = 0;
    client = localHttpClient({ budget, observer: log });
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { method, url } = request;
        seen.push({ method, url, body, authorization: request.headers.authorization });
        answer(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await client.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = (differing: Partial<HttpExchange> = {}): Promise<HttpResponse> =>
    client.send({
      method: 'PROPFIND',
      url: `${origin()}/a`,
      account: { kind: 'caldav', key: 'connector-1' },
      headers: { depth: '0' },
      body: '<ask/>',
      credentials: { username: 'me', password: 'secret' },
      trusts: () => true,
      answers: (status) => status === 207,
      signal: new AbortController().signal,
      ...differing,
    });

  it('carries method, headers and body, and brings back what answers', async () => {
    answer = (_, response) => response.writeHead(207, { etag: '"1"' }).end('<told/>');
    const told = await send();
    expect(seen).toEqual([{ method: 'PROPFIND', url: '/a', body: '<ask/>', authorization: 'Basic bWU6c2VjcmV0' }]);
    expect([told.status, told.url, told.header('etag'), Buffer.from(told.body).toString()]).toEqual([
      207,
      `${origin()}/a`,
      '"1"',
      '<told/>',
    ]);
  });

  it.each([404, 409, 412, 423, 507])('brings back %i with its body to whom it is an answer', async (status) => {
    answer = (_, response) => response.writeHead(status).end('why');
    const told = await send({ answers: () => true });
    expect([told.status, Buffer.from(told.body).toString()]).toEqual([status, 'why']);
  });

  it('turns a status that is none into an error, with the wait that it asks for', async () => {
    answer = (_, response) => response.writeHead(503, { 'retry-after': '30' }).end();
    await expect(send()).rejects.toMatchObject({ kind: 'temporary', retryAfterMs: 30_000 });
    expect(log.requests).toMatchObject([{ outcome: 'temporary' }]);
  });

  it.each([301, 302, 307, 308])('goes on with method and body after %i, and says where it arrived', async (status) => {
    answer = ({ url }, response) =>
      url === '/a' ? response.writeHead(status, { location: '/b' }).end() : response.writeHead(207).end('x');
    expect((await send()).url).toBe(`${origin()}/b`);
    expect(seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['PROPFIND', '/a', '<ask/>'],
      ['PROPFIND', '/b', '<ask/>'],
    ]);
  });

  it('becomes a GET after 303', async () => {
    answer = ({ url }, response) =>
      url === '/a' ? response.writeHead(303, { location: '/b' }).end() : response.writeHead(207).end('x');
    await send();
    expect(seen[1]).toMatchObject({ method: 'GET', url: '/b', body: '' });
  });

  it('brings back a 303 to whom it is an answer', async () => {
    answer = (_, response) => response.writeHead(303, { location: '/b' }).end();
    expect((await send({ method: 'PUT', answers: (status) => status === 303 })).status).toBe(303);
    expect(seen).toHaveLength(1);
  });

  it('takes its credentials only where they are trusted', async () => {
    answer = ({ url }, response) =>
      url === '/a' ? response.writeHead(307, { location: '/b' }).end() : response.writeHead(207).end('x');
    const trusts = ({ pathname }: URL): boolean => pathname === '/a';
    await send({ method: 'GET', trusts, body: null });
    expect(seen.map(({ authorization }) => authorization)).toEqual(['Basic bWU6c2VjcmV0', undefined]);
  });

  it.each([{ body: '<ask/>' }, { method: 'DELETE', body: null }])(
    'takes nothing but a question to be read anywhere else: %p stays',
    async (request) => {
      answer = (_, response) => response.writeHead(307, { location: '/b' }).end();
      const sent = send({ ...request, trusts: ({ pathname }) => pathname === '/a' });
      await expect(sent).rejects.toMatchObject({ kind: 'blocked', reason: 'redirect-not-allowed' });
      expect(seen.map(({ url }) => url)).toEqual(['/a']);
    },
  );

  it('is not even begun where its credentials may not go', async () => {
    const sent = send({ trusts: () => false });
    await expect(sent).rejects.toMatchObject({ kind: 'blocked', reason: 'redirect-not-allowed' });
    expect(seen).toEqual([]);
  });

  it('answers a digest challenge, and the next one is not needed', async () => {
    const challenge = { 'www-authenticate': 'Digest realm="r", nonce="n", qop="auth"' };
    answer = ({ headers }, response) => {
      const knows = headers.authorization?.startsWith('Digest ') === true;
      if (knows) response.writeHead(207).end('x');
      else response.writeHead(401, challenge).end();
    };
    await send();
    await send();
    expect(seen.map(({ authorization, body }) => [authorization?.split(' ')[0], body])).toEqual([
      ['Basic', '<ask/>'],
      ['Digest', '<ask/>'],
      ['Digest', '<ask/>'],
    ]);
    expect(log.requests.map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'ok']);
  });

  it('that is refused after its challenge was answered ends there', async () => {
    const challenge = { 'www-authenticate': 'Digest realm="r", nonce="n", qop="auth"' };
    answer = (_, response) => response.writeHead(401, challenge).end();
    await expect(send()).rejects.toMatchObject({ kind: 'auth', reason: 'credentials-refused' });
    expect(seen).toHaveLength(2);
  });

  it('is judged by its address as any other', async () => {
    await expect(send({ url: 'http://10.0.0.1/' })).rejects.toMatchObject({ reason: 'address-not-allowed' });
    await expect(send({ url: 'ftp://dav.test/' })).rejects.toMatchObject({ reason: 'scheme-not-allowed' });
    expect(seen).toEqual([]);
  });
});
