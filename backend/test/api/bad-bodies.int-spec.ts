import { apiRoutes, NOBODY, type ApiRoute } from '../harness/api-routes.js';
import type { Answer, Client } from '../harness/client.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

const codeOf = ({ status, json }: Answer): [number, string] => [status, json<{ code: string }>().code];

describe('a body that cannot be taken', () => {
  let running: RunningApp;
  let client: Client;
  let routes: ApiRoute[];

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
    client = await running.client();
    const connector = await client.post('/api/connectors', { kind: 'published', name: 'Feeds', settings: {} });
    const { id } = connector.json<{ id: string }>();
    // Whether a connector is there is asked before its body is read: the kind says what the body may hold.
    routes = (await apiRoutes(client))
      .filter(({ hasBody, open }) => hasBody && !open)
      .map((route) => ({ ...route, path: route.path.replace(`connectors/${NOBODY}`, `connectors/${id}`) }));
    expect(routes.length).toBeGreaterThan(5);
  });
  afterAll(() => running.stop());

  it('of ten megabytes is refused with 413, and the server goes on', async () => {
    const answer = await client.post('/api/connectors', `{"name":"${'x'.repeat(10 * 1024 * 1024)}"}`);
    expect(codeOf(answer)).toEqual([413, 'payload-too-large']);
    expect((await client.get('/api/connectors')).status).toBe(200);
  });

  it.each([
    ['that is cut off', '{"name":'],
    ['that is no JSON', 'name=x'],
    ['with a key __proto__', '{"__proto__":{"isAdmin":true}}'],
    ['with a key constructor.prototype', '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ])('%s is refused with 400', async (_, body) => {
    expect(codeOf(await client.post('/api/connectors', body))).toEqual([400, 'malformed-json']);
  });

  it('with an unknown field is refused by every route that takes one, with the field’s name', async () => {
    for (const { name, method, path } of routes) {
      const answer = await client.send(method, path, { body: { surprise: 1 } });
      const { code, errors } = answer.json<{ code: string; errors: { field: string; code: string }[] }>();
      expect([name, answer.status, code]).toEqual([name, 400, 'invalid-input']);
      expect(errors).toContainEqual(expect.objectContaining({ field: 'surprise', code: 'unknown' }));
    }
  });

  it.each(['[]', '"text"', '5', 'null'])('%j instead of an object is refused by every route', async (body) => {
    for (const { name, method, path } of routes) {
      const answer = await client.send(method, path, { body });
      expect([name, ...codeOf(answer)]).toEqual([name, 400, 'invalid-input']);
    }
  });

  it('is answered as a problem that shows no stack and no file', async () => {
    const answer = await client.post('/api/connectors', '{');
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      code: 'malformed-json',
      detail: expect.any(String) as string,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect(answer.text).not.toMatch(/node_modules|\.[jt]s:/);
  });
});
