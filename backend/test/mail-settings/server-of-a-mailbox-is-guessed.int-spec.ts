import type { GuessedMailServers, ProblemDetails } from '@calmirror/contracts';
import { startApp, type RunningApp } from '../harness/start-app.js';

describe('the server of a mailbox, by its address', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.stop());

  const guess = async (address: unknown) => (await running.client()).post('/api/mail-settings/guess', { address });

  it('is told for a known provider, with what it wants', async () => {
    const answer = await guess('anna@icloud.com');
    expect(answer.status).toBe(200);
    expect(answer.json<GuessedMailServers>()).toEqual({
      items: [
        {
          host: 'imap.mail.me.com',
          port: 993,
          security: 'tls',
          username: 'anna',
          source: 'known-provider',
          wants: 'app-password',
          provider: 'iCloud',
          help: 'https://support.apple.com/102654',
        },
      ],
      obstacle: null,
      provider: null,
    });
  });

  it('is not there where the provider has none, and that is said', async () => {
    const answer = await guess('anna@proton.me');
    expect(answer.json()).toEqual({ items: [], obstacle: 'needs-bridge', provider: 'Proton' });
  });

  it('is the usual one for a domain that nobody knows', async () => {
    const answer = await guess('anna@nobody.invalid');
    expect(answer.json<GuessedMailServers>().items).toMatchObject([{ host: 'imap.nobody.invalid', source: 'guess' }]);
  }, 15_000);

  it.each(['', 'anna', 'anna@', 'anna@localhost', 7, null, `${'a'.repeat(250)}@example.org`])(
    'is not looked for by %j, which is no address',
    async (address) => {
      const answer = await guess(address);
      expect([answer.status, answer.json<ProblemDetails>().code]).toEqual([400, 'invalid-input']);
      const fields = answer.json<ProblemDetails>().errors?.map(({ field }) => field);
      expect([...new Set(fields)]).toEqual(['address']);
    },
  );

  it('is for those alone who are signed in', async () => {
    const answer = await running.guest().post('/api/mail-settings/guess', { address: 'anna@gmail.com' });
    expect(answer.status).toBe(401);
  });
});
