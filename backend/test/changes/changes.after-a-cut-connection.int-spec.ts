import { eventually } from '../harness/eventually.js';
import { type RunningApp, startApp } from '../harness/start-app.js';
import { Listening, newSession } from './harness/listening.js';

describe('a process whose connection for notifications is cut', () => {
  let running: RunningApp;
  let listening: Listening;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
    listening = await Listening.to(running, 'pairs,audit', await newSession(running));
  });
  afterAll(async () => {
    listening.leave();
    await running.stop();
  });

  const cut = (): Promise<unknown[]> =>
    running.db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'calmirror-changes'`,
    );

  it('listens again, and tells of all that may have been missed', async () => {
    await eventually(async () => expect(await cut()).toHaveLength(1));
    await eventually(() => expect(listening.told).toEqual(['audit', 'pairs']));
  });
});
