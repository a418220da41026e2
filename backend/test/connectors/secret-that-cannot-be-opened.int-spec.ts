import { makeConnector, publishedCalendar } from '../harness/calendars-in-use.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

describe('a stored secret that was altered or moved from another row', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
  });
  afterAll(() => running.stop());

  it('makes its connector say so, and nothing else fail; the same secret entered anew heals it', async () => {
    const client = await running.client();
    const secret = { username: 'me', password: 'pw' };
    const settings = { url: 'http://127.0.0.1:9/rota.ics' };
    const { id } = await makeConnector(client, { kind: 'ics', name: 'Rota', settings, secret });
    const other = await makeConnector(client, { kind: 'ics', name: 'Other', settings, secret });
    const calendar = await publishedCalendar(client);
    await running.db.query(
      'UPDATE connectors SET secret = (SELECT secret FROM connectors WHERE id = $2) WHERE id = $1',
      [id, other.id],
    );
    await running.db.query(
      `UPDATE calendars SET feed_token = set_byte(feed_token, 40, 255 - get_byte(feed_token, 40))`,
    );

    expect((await client.post(`/api/connectors/${id}/validate`)).json()).toMatchObject({
      ok: false,
      checks: [{ name: 'credentials', ok: false, reason: 'secret-unreadable' }],
    });
    expect((await client.get(`/api/connectors/${id}`)).json()).toMatchObject({
      status: 'needs-attention',
      statusReason: 'secret-unreadable',
    });
    expect((await client.get(`/api/calendars/${calendar.id}`)).json()).toMatchObject({ feedUrl: null });

    await client.put(`/api/connectors/${id}`, { secret });
    expect((await client.post(`/api/connectors/${id}/validate`)).json()).toMatchObject({
      checks: [
        { name: 'address', ok: true },
        { name: 'connection', ok: false, reason: 'connection-failed' },
      ],
    });
  });
});
