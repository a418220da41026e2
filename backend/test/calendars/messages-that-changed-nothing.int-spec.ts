import type { MessageReport } from '@calmirror/connectors';
import type { Listing, MessageReportAnswer, ProblemDetails } from '@calmirror/contracts';
import { MessageReports, MOST_REPORTS } from '../../src/calendars/message-reports.js';
import { newId } from '../../src/database/new-id.js';
import type { Client } from '../harness/client.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

const report = (id: string, minute: number, code = 'sender-not-organizer'): MessageReport => ({
  id,
  receivedAt: new Date(Date.UTC(2026, 2, 2, 10, minute)).toISOString(),
  from: 'mallory@other.test',
  subject: `Subject of ${id}`,
  code,
  message: 'It was not sent by its organizer.',
});

describe('messages that came to a mailbox and changed nothing', () => {
  let running: RunningApp;
  let client: Client;
  let calendarId: string;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
    client = await running.client();
    const connectorId = newId();
    calendarId = newId();
    await running.db.query(`INSERT INTO connectors (id, kind, name) VALUES ($1, 'imap', 'Invitations')`, [connectorId]);
    await running.db.query(
      `INSERT INTO calendars (id, connector_id, external_id, name, readable, writable) VALUES ($1, $2, 'INBOX', 'Invitations', true, false)`,
      [calendarId, connectorId],
    );
  });
  afterAll(() => running.stop());

  const store = (...reports: MessageReport[]): Promise<void> =>
    running.db.transaction((manager) =>
      running.app.get(MessageReports, { strict: false }).store(manager, calendarId, { reports }),
    );
  const list = async (query = ''): Promise<Listing<MessageReportAnswer>> =>
    (await client.get(`/api/calendars/${calendarId}/messages${query}`)).json();
  const ids = async (query = ''): Promise<string[]> => (await list(query)).items.map(({ id }) => id);

  it('are listed with their reason, newest first, each once', async () => {
    await store(report('a', 1), report('b', 2, 'tnef-unsupported'), report('c', 3), report('a', 1));
    await store(report('b', 2, 'tnef-unsupported'));
    const { items, total } = await list();
    expect([total, items.map(({ id }) => id)]).toEqual([3, ['c', 'b', 'a']]);
    expect(items[2]).toEqual({
      id: 'a',
      receivedAt: '2026-03-02T10:01:00.000Z',
      from: 'mallory@other.test',
      subject: 'Subject of a',
      code: 'sender-not-organizer',
      message: 'It was not sent by its organizer.',
    });
  });

  it('are found by their reason, in either order, page by page', async () => {
    expect(await ids('?code=tnef-unsupported')).toEqual(['b']);
    expect(await ids('?sort=receivedAt')).toEqual(['a', 'b', 'c']);
    expect(await ids('?pageSize=2&page=2')).toEqual(['a']);
  });

  it('are asked for rightly', async () => {
    const refused = async (path: string): Promise<[number, string]> => {
      const answer = await client.get(path);
      return [answer.status, answer.json<ProblemDetails>().code];
    };
    expect(await refused(`/api/calendars/${calendarId}/messages?code=boring`)).toEqual([400, 'invalid-input']);
    expect(await refused(`/api/calendars/${calendarId}/messages?sort=subject`)).toEqual([400, 'invalid-input']);
    expect(await refused(`/api/calendars/${newId()}/messages`)).toEqual([404, 'not-found']);
    expect((await running.guest().get(`/api/calendars/${calendarId}/messages`)).status).toBe(401);
  });

  it('stand sealed in the database', async () => {
    const rows = await running.db.query<{ content: Buffer }[]>('SELECT content FROM message_reports');
    expect(rows.map(({ content }) => content.includes('mallory') || content.includes('Subject'))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('keep what is known of their mails, and get another reason', async () => {
    await store({ ...report('a', 1), subject: 'Known less of' }, { ...report('b', 2), subject: 'Asked anew' });
    const { items } = await list();
    expect(items.map(({ id, code, subject }) => [id, code, subject])).toEqual([
      ['c', 'sender-not-organizer', 'Subject of c'],
      ['b', 'sender-not-organizer', 'Asked anew'],
      ['a', 'sender-not-organizer', 'Subject of a'],
    ]);
  });

  it('are listed no longer when they count, whether or not they ever were', async () => {
    await running.db.transaction((manager) =>
      running.app
        .get(MessageReports, { strict: false })
        .store(manager, calendarId, { reports: [report('d', 4)], withdrawn: ['b', 'never-told'] }),
    );
    expect(await ids()).toEqual(['d', 'c', 'a']);
  });

  it('are forgotten from the oldest on when there are very many', async () => {
    const many = Array.from({ length: MOST_REPORTS + 10 }, (_, n) => report(`n${n}`, 10 + n));
    await store(...many.slice(0, 20));
    await store(...many.slice(20));
    const { items, total } = await list('?pageSize=1');
    expect([total, items[0]?.id]).toEqual([MOST_REPORTS, `n${MOST_REPORTS + 9}`]);
    expect(await ids('?sort=receivedAt&pageSize=1')).toEqual(['n10']);
  });
});
