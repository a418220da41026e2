import { ADMINISTRATOR } from '../harness/administrator.js';
import type { Answer } from '../harness/client.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

describe('guessing passwords', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ mode: 'web', env: { TRUSTED_PROXIES: '127.0.0.0/8' } });
  });
  afterEach(() => running.stop());

  const attempt = (email: string, password: string, address: string): Promise<Answer> =>
    running.guest().post('/api/auth/session', { email, password }, { 'x-forwarded-for': address });

  it('at one account ends in 429 with Retry-After, from whichever address, with the right password too', async () => {
    const wrong = await Promise.all(
      Array.from({ length: 14 }, (_, n) => attempt(ADMINISTRATOR.email.toUpperCase(), 'wrong', `192.0.2.${n}`)),
    );
    expect(wrong.map(({ status }) => status).sort()).toEqual([
      ...Array<number>(10).fill(401),
      ...Array<number>(4).fill(429),
    ]);
    const right = await attempt(ADMINISTRATOR.email, ADMINISTRATOR.password, '192.0.2.99');
    expect([right.status, right.json<{ code: string }>().code]).toEqual([429, 'too-many-attempts']);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(500);
  });

  it('from one address ends in 429, at whichever account', async () => {
    const wrong = await Promise.all(
      Array.from({ length: 18 }, (_, n) => attempt(`nobody${n}@example.org`, 'wrong', '192.0.2.1')),
    );
    expect(wrong.filter(({ status }) => status === 429)).toHaveLength(3);
    expect((await attempt(ADMINISTRATOR.email, ADMINISTRATOR.password, '192.0.2.2')).status).toBe(201);
  });

  it('does not count against those who sign in rightly, however often', async () => {
    for (let n = 0; n < 20; n++) {
      expect((await attempt(ADMINISTRATOR.email, ADMINISTRATOR.password, '192.0.2.1')).status).toBe(201);
    }
  });
});
