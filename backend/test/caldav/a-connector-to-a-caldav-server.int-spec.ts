import type { CalendarAnswer, ConnectorAnswer, ConnectorCheckAnswer, ProblemDetails } from '@calmirror/contracts';
import { describeWithRadicale, Radicale } from '@calmirror/testkit';
import { makeConnector } from '../harness/calendars-in-use.js';
import type { Client } from '../harness/client.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

describeWithRadicale('a connector to a CalDAV server', () => {
  let radicale: Radicale;
  let running: RunningApp;
  let client: Client;

  beforeAll(async () => {
    radicale = await Radicale.start();
    await radicale.client().makeCalendar('/alice/work/', { displayName: 'Work', components: ['VEVENT'] });
    await radicale.client().makeCalendar('/alice/tasks/', { components: ['VTODO'] });
    running = await startApp({ mode: 'web' });
    client = await running.client();
  });
  afterAll(async () => {
    await running.stop();
    await radicale.stop();
  });

  const connector = (password: string = radicale.users.alice.password, url = radicale.url): Promise<ConnectorAnswer> =>
    makeConnector(client, {
      kind: 'caldav',
      name: 'Alice',
      settings: { url },
      secret: { username: 'alice', password },
    });
  const validated = async ({ id }: ConnectorAnswer): Promise<ConnectorCheckAnswer> =>
    (await client.post(`/api/connectors/${id}/validate`)).json();
  const now = async ({ id }: ConnectorAnswer): Promise<ConnectorAnswer> =>
    (await client.get(`/api/connectors/${id}`)).json();

  it('says what it can do, and that all is well', async () => {
    const made = await connector();
    expect(made).toMatchObject({
      kind: 'caldav',
      hasSecret: true,
      status: 'draft',
      capabilities: { readable: true, writable: true, series: true, createsCalendars: true },
    });
    expect(await validated(made)).toMatchObject({ ok: true });
    expect(await now(made)).toMatchObject({ status: 'active', statusReason: null });
  });

  it('tells a wrong password from a server that is not there', async () => {
    const wrong = await connector('wrong');
    expect((await validated(wrong)).checks).toContainEqual(
      expect.objectContaining({ name: 'credentials', ok: false, reason: 'credentials-refused' }),
    );
    expect(await now(wrong)).toMatchObject({ status: 'needs-attention', statusReason: 'credentials-refused' });
    const away = await connector('any', 'http://127.0.0.1:1/');
    expect((await validated(away)).checks).toContainEqual(expect.objectContaining({ name: 'connection', ok: false }));
    expect(await now(away)).toMatchObject({ status: 'needs-attention', statusReason: 'connection-failed' });
    const answer = await client.post(`/api/connectors/${wrong.id}/discover`);
    expect([answer.status, answer.json<ProblemDetails>().code]).toEqual([502, 'connector-failed']);
  });

  it('discovers the calendars that hold events, and takes one into use', async () => {
    const { id } = await connector();
    const found = (await client.post(`/api/connectors/${id}/discover`)).json<{ items: { externalId: string }[] }>();
    expect(found.items).toEqual([
      expect.objectContaining({ name: 'Work', readable: true, writable: true, calendarId: null }),
    ]);
    const externalId = found.items[0]?.externalId;
    const taken = await client.post('/api/calendars', { connectorId: id, externalId });
    expect([taken.status, taken.json<CalendarAnswer>()]).toEqual([
      201,
      expect.objectContaining({ name: 'Work', externalId }),
    ]);
    expect((await client.post('/api/calendars', { connectorId: id, externalId })).status).toBe(409);
  });

  it('makes a new calendar, which another program finds', async () => {
    const { id } = await connector();
    const made = await client.post('/api/calendars', { connectorId: id, name: 'Shown to me' });
    expect([made.status, made.json<CalendarAnswer>()]).toEqual([
      201,
      expect.objectContaining({ name: 'Shown to me', readable: true, writable: true }),
    ]);
    const path = new URL(made.json<CalendarAnswer>().externalId, radicale.url).pathname;
    expect(await radicale.client().list(path)).toEqual([]);
  });

  it('never goes to a network that is not allowed', async () => {
    const strict = await startApp({ mode: 'web', env: { ALLOWED_NETWORKS: '' } });
    try {
      const stranger = await strict.client();
      const { id } = await makeConnector(stranger, {
        kind: 'caldav',
        name: 'Inside',
        settings: { url: radicale.url },
        secret: { username: 'alice', password: radicale.users.alice.password },
      });
      const check = (await stranger.post(`/api/connectors/${id}/validate`)).json<ConnectorCheckAnswer>();
      expect(check.checks).toContainEqual(expect.objectContaining({ ok: false, reason: 'address-not-allowed' }));
    } finally {
      await strict.stop();
    }
  });
});
