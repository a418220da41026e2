import type { FakeMessage } from '@calmirror/testkit';
import { eventually } from '../harness/eventually.js';
import { sendAsGoogle } from './harness/provider-mail.js';
import { PushHouse, type WatchedPair } from './harness/push-house.js';

describe('a worker that dies between the provider’s answer and our commit', () => {
  let house: PushHouse;
  let pair: WatchedPair;

  beforeAll(async () => {
    house = await PushHouse.start();
    pair = await house.pair();
    // What the next run finds: the row that was written before the provider was asked, and a job that is taken over.
    pair.account.provider.failNext({ kind: 'timeout-after-effect' });
    await house.follow(pair);
    await eventually(async () => expect(await house.push(pair)).toMatchObject({ reason: 'provider-failing' }));
    await house.running.db.query(`UPDATE push_channels SET state = 'opening', failure = NULL, message = NULL`);
    await house.running.db.query(`UPDATE sync_jobs SET run_at = now() WHERE status = 'queued' AND kind = 'watch'`);
    await eventually(async () => expect(await house.push(pair)).toMatchObject({ state: 'on' }));
    await house.quiet();
  });
  afterAll(() => house.stop());

  it('leaves a channel at the provider that nobody here knows, beside the one of the next run', async () => {
    expect(pair.account.provider.channels.standing()).toHaveLength(2);
    expect(await house.channels(pair)).toMatchObject([{ state: 'live' }]);
  });

  it('whose messages move nothing, and are not looked up each time', async () => {
    const [known] = await house.channels(pair);
    const stray = pair.account.provider.channels.standing().find(({ id }) => id !== known?.id);
    const message = (number: number): FakeMessage => ({
      channel: stray as FakeMessage['channel'],
      state: 'exists',
      number,
    });
    const before = (await house.jobs(pair, 'pull')).length;
    // A process that has known it believes it for half a minute more, which costs one read.
    const answers = [await sendAsGoogle(house.client, message(90)), await sendAsGoogle(house.client, message(91))];
    for (const { status } of answers) expect([204, 404]).toContain(status);
    await house.quiet();
    expect((await house.jobs(pair, 'pull')).length - before).toBeLessThanOrEqual(1);
  });

  it('and which ends by itself', () => {
    const ends = pair.account.provider.channels.standing().map(({ expiresAt }) => Date.parse(expiresAt));
    expect(Math.max(...ends) - Date.now()).toBeLessThanOrEqual(6 * 86_400_000);
  });
});
