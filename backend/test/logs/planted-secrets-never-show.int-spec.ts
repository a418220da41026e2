import { Logger } from '@nestjs/common';
import { startApp, type RunningApp } from '../harness/start-app.js';

const CANARY = 'canary-7f3a';
const planted = (place: string): string => `${CANARY}-${place}`;

describe('a planted secret', () => {
  let running: RunningApp;
  const answers: string[] = [];

  beforeAll(async () => {
    running = await startApp({ mode: 'web', env: { LOG_LEVEL: 'trace', METRICS_TOKEN: planted('metrics-token') } });
    const [guest, client] = [running.guest(), await running.client()];
    const secret = { username: planted('username'), password: planted('password') };
    const ics = { kind: 'ics', name: 'Rota', settings: { url: 'http://127.0.0.1:1/rota.ics' }, secret };
    const sent = [
      await guest.post('/api/auth/session', { email: 'ada@example.org', password: planted('wrong-password') }),
      await guest.post('/api/setup', {
        token: planted('token'),
        email: 'x@example.org',
        name: 'x',
        password: planted('setup'),
      }),
      await guest.get('/api/pairs', {
        authorization: `Bearer ${planted('bearer')}`,
        cookie: `calmirror=${planted('cookie')}`,
      }),
      await guest.get(`/feeds/${planted('feed')}.ics`),
      await guest.get(`/api/pairs?token=${planted('query')}`),
      await client.post('/api/connectors', ics),
      await client.post('/api/connectors', {
        ...ics,
        kind: 'caldav',
        secret: { ...secret, password: [planted('list')] },
      }),
      await client.post('/api/connectors', `{"secret":"${planted('cut-off')}`),
      await client.get('/api/connectors'),
      await client.get('/api/audit'),
      await guest.get('/metrics'),
    ];
    const connector = sent[5]?.json<{ id: string }>().id ?? '';
    sent.push(
      await client.post(`/api/connectors/${connector}/validate`),
      await client.get(`/api/connectors/${connector}`),
    );
    answers.push(...sent.map(({ text }) => text));
    new Logger('test').log(
      { password: planted('own-line'), job: { token: planted('own-nested') } },
      'a line of our own',
    );
    const refused = await running.db
      .query('INSERT INTO users (id, email, name, password_hash) VALUES (gen_random_uuid(), $1, $1, $2)', [
        planted('UPPER-CASE'),
        planted('hash'),
      ])
      .then(() => null)
      .catch((error: unknown) => error);
    new Logger('test').error({ err: refused }, 'a statement that the database refused');
  });
  afterAll(() => running.stop());

  it('is in no line of the log, though requests and our own lines are', () => {
    expect(running.logs.some((line) => line.includes('a line of our own'))).toBe(true);
    expect(running.logs.filter((line) => line.includes('"statusCode"')).length).toBeGreaterThan(10);
    expect(running.logs.filter((line) => line.includes(CANARY))).toEqual([]);
  });

  it('does not keep a refused statement from being found by its text and the constraint that refused it', () => {
    const line = running.logs.find((text) => text.includes('a statement that the database refused')) ?? '{}';
    expect((JSON.parse(line) as { err: object }).err).toMatchObject({
      type: 'QueryFailedError',
      code: '23514',
      constraint: 'users_email_lower',
      query: expect.stringContaining('INSERT INTO users') as string,
    });
  });

  it('is in no answer', () => {
    expect(answers.filter((text) => text.includes(CANARY))).toEqual([]);
  });

  it('is in no row of the database', async () => {
    const tables = await running.db.query<{ name: string }[]>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const hits = await running.db.query<unknown[]>(
        `SELECT 1 FROM ${name} t WHERE t::text LIKE $1 OR t::text LIKE $2`,
        [`%${CANARY}%`, `%${Buffer.from(CANARY).toString('hex')}%`],
      );
      expect([name, hits]).toEqual([name, []]);
    }
  });

  it('does not keep a request’s lines from being found by the id that was answered', async () => {
    const { requestId } = (await running.guest().get('/api/pairs')).json<{ requestId: string }>();
    const lines = running.logs.filter((line) => line.includes(requestId)).map((line) => JSON.parse(line) as object);
    expect(lines).toContainEqual(expect.objectContaining({ requestId, res: { statusCode: 401 } }));
  });
});
