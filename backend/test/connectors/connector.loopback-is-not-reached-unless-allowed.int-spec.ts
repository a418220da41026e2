import type { ConnectorAnswer, ConnectorCheckAnswer, ProblemDetails } from '@calmirror/contracts';
import { feed, FeedServer } from '@calmirror/testkit';
import { startApp, type RunningApp } from '../harness/start-app.js';

describe('an installation that allows no network but public ones', () => {
  let running: RunningApp;
  let feeds: FeedServer;

  beforeAll(async () => {
    feeds = await FeedServer.start();
    feeds.route('/rota.ics', feed.plain('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'));
    running = await startApp({ env: { ALLOWED_NETWORKS: '' } });
  });
  afterAll(async () => {
    await running.stop();
    await feeds.close();
  });

  it('never connects to loopback, and says so', async () => {
    const client = await running.client();
    const settings = { url: feeds.url('/rota.ics') };
    const made = await client.post('/api/connectors', { kind: 'ics', name: 'Inside', settings });
    const { id } = made.json<ConnectorAnswer>();

    const check = (await client.post(`/api/connectors/${id}/validate`)).json<ConnectorCheckAnswer>();
    expect(check).toMatchObject({ ok: false });
    expect(check.checks).toContainEqual(expect.objectContaining({ ok: false, reason: 'address-not-allowed' }));
    expect((await client.get(`/api/connectors/${id}`)).json()).toMatchObject({
      status: 'needs-attention',
      statusReason: 'address-not-allowed',
    });

    const calendar = await client.post('/api/calendars', { connectorId: id, externalId: settings.url });
    expect([calendar.status, calendar.json<ProblemDetails>().code]).toEqual([502, 'connector-failed']);
    expect(feeds.connections).toBe(0);
  });
});
