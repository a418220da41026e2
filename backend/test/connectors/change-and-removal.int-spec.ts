import type { ConnectorAnswer } from '@calmirror/contracts';
import { aFeed, feed, FeedServer } from '@calmirror/testkit';
import { calendarOfFeed, makeConnector, makePair, publishedCalendar } from '../harness/calendars-in-use.js';
import type { Client } from '../harness/client.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

describe('a connector', () => {
  let running: RunningApp;
  let source: FeedServer;
  let client: Client;

  beforeAll(async () => {
    source = await FeedServer.start();
    source.route('/rota.ics', feed.plain(aFeed([])));
    source.route('/closed.ics', feed.status(401));
    running = await startApp({ mode: 'web' });
    client = await running.client();
  });
  afterAll(async () => {
    await running.stop();
    await source.close();
  });

  const rota = (): Promise<ConnectorAnswer> =>
    makeConnector(client, { kind: 'ics', name: 'Rota', settings: { url: source.url('/rota.ics') } });
  const now = async ({ id }: ConnectorAnswer): Promise<ConnectorAnswer> =>
    (await client.get(`/api/connectors/${id}`)).json();

  it('is a draft until it was tried, and says what stands in its way', async () => {
    const connector = await rota();
    expect([connector.status, connector.statusReason]).toEqual(['draft', 'not-validated']);

    const good = await client.post(`/api/connectors/${connector.id}/validate`);
    expect([good.status, good.json<{ ok: boolean }>().ok]).toEqual([200, true]);
    expect(await now(connector)).toMatchObject({ status: 'active', statusReason: null });

    await client.put(`/api/connectors/${connector.id}`, { settings: { url: source.url('/closed.ics') } });
    expect(await now(connector)).toMatchObject({
      status: 'draft',
      statusReason: 'not-validated',
      lastValidatedAt: null,
    });

    const bad = await client.post(`/api/connectors/${connector.id}/validate`);
    expect(bad.json()).toMatchObject({ ok: false });
    expect(await now(connector)).toMatchObject({ status: 'needs-attention', statusReason: 'credentials-refused' });
    expect((await client.post(`/api/connectors/${connector.id}/discover`)).status).toBe(502);
  });

  it('keeps its secret unless another one is sent, and loses it with null', async () => {
    const connector = await makeConnector(client, {
      kind: 'ics',
      name: 'Rota',
      settings: { url: source.url('/rota.ics') },
      secret: { username: 'me', password: 'one' },
    });
    const sent = async (): Promise<string | undefined> => {
      await client.post(`/api/connectors/${connector.id}/validate`);
      return source.requests.at(-1)?.headers.authorization;
    };
    await client.put(`/api/connectors/${connector.id}`, { name: 'Renamed' });
    expect(await sent()).toBe(`Basic ${Buffer.from('me:one').toString('base64')}`);
    await client.put(`/api/connectors/${connector.id}`, { secret: { username: 'me', password: 'two' } });
    expect(await sent()).toBe(`Basic ${Buffer.from('me:two').toString('base64')}`);
    await client.put(`/api/connectors/${connector.id}`, { secret: null });
    expect([await sent(), (await now(connector)).hasSecret, (await now(connector)).name]).toEqual([
      undefined,
      false,
      'Renamed',
    ]);
  });

  it('refuses a stale write, another kind and bad settings of its own kind', async () => {
    const { id } = await rota();
    const path = `/api/connectors/${id}`;
    const tag = (await client.get(path)).headers.get('etag') ?? '';
    expect((await client.put(path, { name: 'First' }, { 'if-match': tag })).status).toBe(200);
    const stale = await client.put(path, { name: 'Second' }, { 'if-match': tag });
    expect([stale.status, stale.json<{ code: string }>().code]).toEqual([412, 'stale']);
    expect((await client.delete(path, { 'if-match': tag })).status).toBe(412);

    const refused = await client.put(path, { kind: 'published', name: 7, settings: { url: 'x' }, more: true });
    expect(refused.status).toBe(400);
    expect((await client.put(path, { kind: 'published' })).json()).toMatchObject({
      errors: [{ field: 'kind', code: 'not-allowed' }],
    });
    expect((await client.get(path)).json()).toMatchObject({ name: 'First' });
  });

  it('is not removed while a pair uses one of its calendars, and takes them along otherwise', async () => {
    const calendar = await calendarOfFeed(client, source.url('/rota.ics'));
    const target = await publishedCalendar(client);
    const pair = await makePair(client, { name: 'P', sourceCalendarId: calendar.id, targetCalendarId: target.id });
    const refused = await client.delete(`/api/connectors/${calendar.connectorId}`);
    expect([refused.status, refused.json()]).toEqual([
      409,
      expect.objectContaining({
        code: 'in-use',
        detail: expect.stringContaining('1 pair uses 1 of its calendars') as string,
      }),
    ]);
    expect((await client.delete(`/api/calendars/${target.id}`)).status).toBe(409);

    expect((await client.delete(`/api/pairs/${pair.id}?mirrors=keep`)).status).toBe(204);
    expect((await client.delete(`/api/connectors/${calendar.connectorId}`)).status).toBe(204);
    expect((await client.get(`/api/calendars/${calendar.id}`)).status).toBe(404);
    expect((await client.delete(`/api/calendars/${target.id}`)).status).toBe(204);
  });

  it.each(['/api/connectors/not-an-id', '/api/connectors/01a202c0-a555-7504-8280-88dbdee98707'])(
    'that is not there: %s',
    async (path) => {
      const answers = [
        client.get(path),
        client.put(path, { name: 'x' }),
        client.delete(path),
        client.post(`${path}/validate`),
      ];
      expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    },
  );
});
