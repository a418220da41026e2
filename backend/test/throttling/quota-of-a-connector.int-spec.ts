import type { CalendarAnswer, ConnectorQuota, QuotaHour } from '@calmirror/contracts';
import { feed, FeedServer } from '@calmirror/testkit';
import { QuotaTally } from '../../src/connectors/budget/quota-tally.js';
import { newId } from '../../src/database/new-id.js';
import { calendarOfFeed, makeConnector, publishedCalendar } from '../harness/calendars-in-use.js';
import type { Client } from '../harness/client.js';
import { eventually } from '../harness/eventually.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

/** Of all its hours: one may end while a test is at it. */
const total = ({ history }: ConnectorQuota): Omit<QuotaHour, 'at'> => {
  const sum = (name: keyof Omit<QuotaHour, 'at'>): number => history.reduce((all, hour) => all + hour[name], 0);
  return { requests: sum('requests'), limited: sum('limited'), waits: sum('waits') };
};

describe('the quota of a connector', () => {
  let running: RunningApp;
  let client: Client;
  let feeds: FeedServer;

  beforeAll(async () => {
    running = await startApp();
    client = await running.client();
    feeds = await FeedServer.start();
  });
  afterAll(async () => {
    await running.stop();
    await feeds.close();
  });

  const quota = async (connectorId: string): Promise<ConnectorQuota> => {
    await running.app.get(QuotaTally).flush();
    return (await client.get(`/api/connectors/${connectorId}/quota`)).json();
  };
  const metric = async (line: string): Promise<string | undefined> =>
    (await client.get('/metrics')).text.split('\n').find((text) => text.startsWith(line));
  const read = async ({ id }: CalendarAnswer): Promise<void> => {
    await client.post('/api/jobs/schedule', { kind: 'pull', calendarId: id });
  };

  it('tells what was sent, how often that was too much, and until when to wait', async () => {
    feeds.route('/rota.ics', feed.plain('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nEND:VCALENDAR\r\n'));
    const calendar = await calendarOfFeed(client, feeds.url('/rota.ics'));
    const before = await quota(calendar.connectorId);
    expect(before).toMatchObject({ limit: 60, windowSeconds: 60, reserve: 0, waitUntil: null, mailboxes: [] });
    expect(before.used).toBeGreaterThan(0);
    expect(before.history).toHaveLength(24);
    expect(total(before)).toEqual({ requests: before.used, limited: 0, waits: 0 });
    const hours = before.history.map(({ at }) => Date.parse(at) / 3_600_000);
    expect(hours).toEqual(hours.map((_, index) => (hours[0] ?? 0) + index));
    expect(Date.now() / 3_600_000 - (hours.at(-1) ?? 0)).toBeLessThan(1.1);

    feeds.route('/rota.ics', feed.status(429, { 'retry-after': '1800' }));
    await read(calendar);
    const after = await eventually(async () => {
      const found = await quota(calendar.connectorId);
      expect(found.waitUntil).not.toBeNull();
      expect(total(found)).toEqual({ requests: before.used + 1, limited: 1, waits: 0 });
      return found;
    });
    expect(Date.parse(after.waitUntil ?? '') - Date.now()).toBeGreaterThan(1_700_000);
    expect(await metric('calmirror_provider_limits_total{kind="ics"}')).toMatch(/ 1$/);
    expect(await metric('calmirror_accounts_waiting{kind="ics"}')).toMatch(/ 1$/);
    expect(await metric('calmirror_provider_units_total{kind="ics",work="live"}')).toMatch(/ \d+$/);
  });

  it('names the busiest mailboxes of a connector that serves many, each counted for itself', async () => {
    const url = 'https://dav.example.org/';
    const secret = { username: 'me', password: 'secret' };
    const { id } = await makeConnector(client, { kind: 'caldav', name: 'Company', settings: { url }, secret });
    const tally = running.app.get(QuotaTally);
    for (let person = 1; person <= 12; person += 1) {
      const account = { kind: 'caldav', key: id, mailbox: `Person${person}@corp.test` };
      tally.spent(account, { cost: 10 * person, ownCost: 10 * person }, true);
      tally.waited(account);
    }
    const found = await quota(id);
    const { mailboxes, used, limit, reserve } = found;
    expect({ limit, reserve }).toEqual({ limit: 1200, reserve: 240 });
    expect(Math.round(used / 10)).toBe(12);
    expect(mailboxes).toHaveLength(10);
    expect(mailboxes[0]).toEqual({ mailbox: 'person12@corp.test', used, waitUntil: null });
    expect(mailboxes.map(({ mailbox }) => mailbox)).toEqual(
      Array.from({ length: 10 }, (_, index) => `person${12 - index}@corp.test`),
    );
    expect(total(found)).toMatchObject({ requests: 780, waits: 12 });
    // What was sent fades over the minute in which it counts, and adds up with what comes.
    await running.db.query(
      `UPDATE account_quotas SET used_at = used_at - interval '60 seconds' WHERE connector_id = $1`,
      [id],
    );
    const faded = (await quota(id)).used;
    expect(Math.abs(faded - used / Math.E)).toBeLessThan(4);
    tally.spent({ kind: 'caldav', key: id, mailbox: 'person12@corp.test' }, { cost: 100, ownCost: 100 }, false);
    expect(Math.abs((await quota(id)).used - faded - 100)).toBeLessThan(8);
  });

  it('is without a limit where nothing is asked of anybody, and 404 where there is no such connector', async () => {
    const { connectorId } = await publishedCalendar(client);
    expect(await quota(connectorId)).toMatchObject({ limit: null, windowSeconds: null, used: 0, reserve: 0 });
    expect((await client.get(`/api/connectors/${newId()}/quota`)).status).toBe(404);
  });

  it('loses nothing to a connector that was deleted while it was counted', async () => {
    const { connectorId } = await publishedCalendar(client, 'Another');
    const tally = running.app.get(QuotaTally);
    tally.spent({ kind: 'ics', key: newId() }, { cost: 5, ownCost: 5 }, false);
    tally.spent({ kind: 'published', key: connectorId }, { cost: 7, ownCost: 7 }, false);
    expect(total(await quota(connectorId))).toMatchObject({ requests: 7 });
  });
});
