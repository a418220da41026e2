import { eventually } from '../harness/eventually.js';
import { type RunningApp, startApp } from '../harness/start-app.js';
import { Listening, newSession } from './harness/listening.js';

describe('a stream of changes', () => {
  let running: RunningApp;
  const started = async (cookie: string): Promise<Listening> => {
    const listening = await Listening.to(running, 'pairs', cookie);
    await eventually(() => expect(listening.events[0]?.event).toBe('hello'));
    return listening;
  };

  beforeEach(async () => {
    running = await startApp();
  });

  it('ends with its session, and others go on', async () => {
    const [mine, yours] = [await newSession(running), await newSession(running)];
    const [ending, staying] = [await started(mine), await started(yours)];
    let stays = true;
    void staying.ended.then(() => (stays = false));
    await fetch(`${running.url}/api/auth/session`, {
      method: 'DELETE',
      headers: { cookie: mine, origin: running.url },
    });
    await ending.ended;
    expect(stays).toBe(true);
    await running.stop();
  });

  it('does not keep a process from ending', async () => {
    const listening = await started(await newSession(running));
    await running.stop();
    await listening.ended;
  });

  it('is refused to a session that has many, until it leaves one', async () => {
    const cookie = await newSession(running);
    const some = await Promise.all(Array.from({ length: 16 }, () => started(cookie)));
    const refused = await Listening.to(running, 'pairs', cookie);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('30');
    some[0]?.leave();
    await eventually(async () => expect((await Listening.to(running, 'pairs', cookie)).status).toBe(200));
    await running.stop();
  });
});
