import { Setup } from '../../src/auth/setup.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

const PASSWORD = 'violet harbour 71 lamps';

describe('the first administrator', () => {
  let running: RunningApp;
  let token: string;

  beforeAll(async () => {
    running = await startApp({ mode: 'web', env: { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' } });
    const link = (await running.app.get(Setup).link()) ?? '';
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/setup#token=[\w-]{43}$/);
    token = link.split('=')[1] ?? '';
  });
  afterAll(() => running.stop());

  const setUp = (body: object): ReturnType<ReturnType<RunningApp['guest']>['post']> =>
    running.guest().post('/api/setup', { token, email: 'Ada@Example.org', name: 'Ada', password: PASSWORD, ...body });

  it('is asked for while there is no user', async () => {
    expect((await running.guest().get('/api/setup')).json()).toEqual({ required: true });
  });

  it('is made by nobody who lacks the link', async () => {
    const answer = await setUp({ token: 'A'.repeat(43) });
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([403, 'setup-token-invalid']);
  });

  it('does not get a password that is guessed first', async () => {
    const answer = await setUp({ password: 'Passw0rd!' });
    expect(answer.json<{ errors: object[] }>().errors).toEqual([
      expect.objectContaining({ field: 'password', code: 'not-allowed' }),
    ]);
  });

  it('has one link, whichever process prints it and however often', async () => {
    expect(await running.app.get(Setup).link()).toContain(token);
  });

  it('is made once, even when the link is used twice in the same moment, and is signed in', async () => {
    const answers = await Promise.all([setUp({}), setUp({ email: 'eve@example.org' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const made = answers.find(({ status }) => status === 201);
    const cookie = made?.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await running.guest().get('/api/auth/session', { cookie })).json()).toEqual(made?.json());
    expect(await running.db.query('SELECT setup_token_hash FROM installation')).toEqual([{ setup_token_hash: null }]);
    expect(await running.app.get(Setup).link()).toBeNull();
    expect((await running.guest().get('/api/setup')).json()).toEqual({ required: false });
  });

  it('is in the audit log without the password', async () => {
    const [entry] = await running.db.query<{ after: object }[]>(
      `SELECT after FROM audit_log WHERE action = 'user.created'`,
    );
    expect(Object.keys(entry?.after ?? {}).sort()).toEqual(['email', 'name']);
  });
});
