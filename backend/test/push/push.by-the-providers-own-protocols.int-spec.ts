import type { CalendarAnswer, OAuthKind } from '@calmirror/contracts';
import { type AddressInfo, createServer } from 'node:net';
import { eventually } from '../harness/eventually.js';
import { APP, OAuthHouse } from '../oauth/harness/oauth-house.js';
import { dashedIn } from '../sync/harness/sample-feed.js';

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe.each(['google', 'microsoft'] as const)('a calendar at a server that speaks as %s does', (kind: OAuthKind) => {
  let house: OAuthHouse;
  let source: CalendarAnswer;
  let target: CalendarAnswer;

  beforeAll(async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    house = await OAuthHouse.start({
      kind,
      issuer: { client: { ...APP, redirectUri: `${url}/api/oauth/callback` } },
      app: { env: { PORT: String(port), PUBLIC_URL: url } },
    });
    const { id: connectorId } = await house.connected();
    const [found] = await house.discovered(connectorId);
    const used = await house.client.post('/api/calendars', { connectorId, externalId: found?.externalId });
    source = used.json();
    target = await house.mirroring.target();
    await house.mirroring.pair(source, target);
    await eventually(async () => {
      const { push } = (await house.client.get(`/api/calendars/${source.id}`)).json<CalendarAnswer>();
      if (push.state !== 'on') throw new Error(`push is off: ${push.reason} ${push.message}`);
    });
    await house.mirroring.quiet();
  });
  afterAll(() => house.stop());

  const put = (title: string): void => {
    const day = dashedIn(2);
    const [from, to] = [`${day}T12:00:00`, `${day}T13:00:00`];
    if (kind === 'google')
      house.google.primary.put({ summary: title, start: { dateTime: `${from}Z` }, end: { dateTime: `${to}Z` } });
    else
      house.graph.alice.put({
        subject: title,
        start: { dateTime: from, timeZone: 'UTC' },
        end: { dateTime: to, timeZone: 'UTC' },
      });
  };

  it('tells of a change by itself, which is then on the target', async () => {
    put('Told of');
    await eventually(async () => expect(await house.mirroring.feedText(target)).toContain('SUMMARY:Told of'));
    await house.mirroring.quiet();
    const jobs = await house.mirroring.running.db.query<object[]>(
      `SELECT status FROM sync_jobs WHERE kind = 'pull' AND lane = 'push'`,
    );
    expect(jobs).toEqual([{ status: 'succeeded' }]);
  });

  it('answers every message well', async () => {
    await house.google.channels.settled();
    await house.graph.notices.delivered();
    const google = house.google.channels.messages.map(({ state, status }) => `${state} ${status}`);
    const graph = house.graph.notices.sent.map(({ status }) => status);
    if (kind === 'google') expect([google, graph]).toEqual([['sync 204', 'exists 204'], []]);
    else expect([google, graph]).toEqual([[], [202, 202, 202]]);
  });

  it('is told to stop when nobody reads it any more', async () => {
    const [pair] = await house.mirroring.running.db.query<{ id: string }[]>('SELECT id FROM pairs');
    const changed = await house.client.put(`/api/pairs/${pair?.id}`, { enabled: false });
    expect(changed.status).toBe(200);
    await eventually(() => {
      expect(house.google.channels.live).toEqual([]);
      expect(house.graph.subscriptions()).toEqual([]);
    });
  });
});
