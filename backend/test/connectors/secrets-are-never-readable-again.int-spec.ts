import { aFeed, aVevent, feed, FeedServer } from '@calmirror/testkit';
import { calendarOfFeed, makeConnector, makePair, publishedCalendar } from '../harness/calendars-in-use.js';
import type { Client } from '../harness/client.js';
import { eventually } from '../harness/eventually.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

const PASSWORD = 'planted-pw-7391';
const IN_ADDRESS = 'planted-url-5522';
const CONTENT = 'planted-content-8844';
const DAY = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');

/** Everything that the API answers to a signed-in person about what was made. */
async function allAnswers(client: Client): Promise<string> {
  const paths = ['/api/connectors', '/api/calendars', '/api/pairs', '/api/audit', '/api/jobs'];
  const lists = await Promise.all(paths.map((path) => client.get(path)));
  const ids = lists.flatMap((list, index) =>
    (list.json<{ items?: { id: string }[] }>().items ?? []).map(({ id }) => `${paths[index]}/${id}`),
  );
  const singles = await Promise.all(ids.map((path) => client.get(path)));
  return [...lists, ...singles].map(({ text }) => text).join('\n');
}

/** Every row of every table, bytes as text. */
async function wholeDatabase({ db }: RunningApp): Promise<string> {
  const tables = await db.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  const dumps = await Promise.all(tables.map(({ name }) => db.query<object[]>(`SELECT * FROM "${name}"`)));
  return JSON.stringify(dumps, (_, value: unknown) => {
    const bytes = value as { type?: string; data?: number[] } | null;
    return bytes?.type === 'Buffer' ? Buffer.from(bytes.data ?? []).toString('latin1') : value;
  });
}

describe('secrets and event contents', () => {
  let running: RunningApp;
  let source: FeedServer;

  beforeAll(async () => {
    source = await FeedServer.start();
    source.route(
      '/rota.ics',
      feed.plain(aFeed([aVevent('one@test', CONTENT, `DTSTART:${DAY}T090000Z`, `DTEND:${DAY}T100000Z`)])),
    );
    running = await startApp({ env: { LOG_LEVEL: 'trace' } });
  });
  afterAll(async () => {
    await running.stop();
    await source.close();
  });

  it('stand in no answer, no log line, and nowhere in the database in the open', async () => {
    const client = await running.client();
    const url = source.url('/rota.ics');
    await makeConnector(client, {
      kind: 'ics',
      name: 'With a secret',
      settings: { url },
      secret: { username: 'me', password: PASSWORD },
    });
    const typed = await makeConnector(client, {
      kind: 'ics',
      name: 'With credentials in the address',
      settings: { url: url.replace('://', `://me:${IN_ADDRESS}@`) },
    });
    expect([typed.settings, typed.hasSecret]).toEqual([{ url }, true]);
    await client.post('/api/connectors', {
      kind: 'ics',
      name: 'x',
      settings: { url: 7 },
      secret: { password: PASSWORD },
    });
    await client.post(`/api/connectors/${typed.id}/validate`);

    const rota = await calendarOfFeed(client, url);
    const team = await publishedCalendar(client);
    await makePair(client, {
      name: 'Rota → Team',
      sourceCalendarId: rota.id,
      targetCalendarId: team.id,
      policy: { preset: 'full' },
    });
    await eventually(async () => expect(await (await fetch(team.feedUrl ?? '')).text()).toContain(CONTENT));

    const token = new URL(team.feedUrl ?? '').pathname.slice('/feeds/'.length);
    const places = {
      answers: await allAnswers(client),
      logs: running.logs.join(''),
      database: await wholeDatabase(running),
    };
    for (const [place, text] of Object.entries(places)) {
      const found = [PASSWORD, IN_ADDRESS, CONTENT].filter((planted) => text.includes(planted));
      expect([place, found]).toEqual([place, []]);
    }
    expect([places.logs.includes(token), places.database.includes(token.replace('.ics', ''))]).toEqual([false, false]);
  });

  it('reach the provider: what was moved out of the address is sent as credentials', () => {
    const sent = source.requests.map(({ headers }) => headers.authorization);
    expect(sent).toContain(`Basic ${Buffer.from(`me:${IN_ADDRESS}`).toString('base64')}`);
  });
});
