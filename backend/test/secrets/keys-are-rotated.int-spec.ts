import { startApp, type RunningApp } from '../harness/start-app.js';
import { StartRefused } from '../../src/config/start-refused.js';
import { sealContext, SecretBox } from '../../src/secrets/secret-box.js';
import { borrowDatabase, type BorrowedDatabase } from '../setup/borrowed-database.js';

const key = (id: string, fill: number): string => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;
const PLACE = sealContext('connectors', 'secret', 'some-row');

describe('a key ring', () => {
  let database: BorrowedDatabase;
  let sealed: Buffer;

  const withKeys = async <T>(keys: string[], look: (running: RunningApp) => T | Promise<T>): Promise<T> => {
    const running = await startApp({ mode: 'web', database, env: { SECRET_KEYS: keys.join(',') } });
    try {
      return await look(running);
    } finally {
      await running.stop();
    }
  };
  const boxOf = ({ app }: RunningApp): SecretBox => app.get(SecretBox, { strict: false });

  beforeAll(async () => {
    database = await borrowDatabase();
    sealed = await withKeys([key('a', 1)], (running) => boxOf(running).seal('old', PLACE));
  });
  afterAll(() => database.giveBack());

  it('that got a new first key opens what the old one sealed, and keeps people signed in', async () => {
    const cookie = await withKeys([key('a', 1)], async (running) => {
      const answer = await running
        .guest()
        .post('/api/auth/session', { email: 'ada@example.org', password: 'violet harbour 71 lamps' });
      return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    });
    await withKeys([key('b', 2), key('a', 1)], async (running) => {
      expect(boxOf(running).open(sealed, PLACE)).toBe('old');
      expect((await running.guest().get('/api/auth/session', { cookie })).status).toBe(200);
    });
  });

  it.each([
    ['without the key that sealed this database', [key('b', 2)]],
    ['with another key under its name', [key('a', 9)]],
  ])('%s is refused at start', async (_, keys) => {
    const start = withKeys(keys, () => null);
    await expect(start).rejects.toThrow(StartRefused);
    await expect(start).rejects.toThrow(/SECRET_KEYS is not the key ring of this database/);
  });
});
