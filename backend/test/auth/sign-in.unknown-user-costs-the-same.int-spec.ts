import { ADMINISTRATOR } from '../harness/administrator.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

describe('an address that no user has', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
  });
  afterAll(() => running.stop());

  const timed = async (email: string): Promise<number> => {
    const from = performance.now();
    const answer = await running.guest().post('/api/auth/session', { email, password: 'wrong' });
    expect([answer.status, answer.json<{ detail: string }>().detail]).toEqual([401, 'email or password is wrong']);
    return performance.now() - from;
  };

  it('is told apart neither by the answer nor by how quickly it comes', async () => {
    await timed('first@example.org');
    const [unknown, known]: [number[], number[]] = [[], []];
    for (let n = 0; n < 6; n++) {
      unknown.push(await timed(`nobody${n}@example.org`));
      known.push(await timed(ADMINISTRATOR.email));
    }
    // The least of several is what the work costs; the rest is the machine's noise. Without a hash it would be a tenth.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.3);
  });
});
