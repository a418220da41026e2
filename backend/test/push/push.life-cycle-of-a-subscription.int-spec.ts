import type { FakeChannel } from '@calmirror/testkit';
import { eventually } from '../harness/eventually.js';
import { sendAsGraph } from './harness/provider-mail.js';
import { PushHouse, type WatchedPair } from './harness/push-house.js';

describe('what Microsoft Graph tells of a subscription itself', () => {
  let house: PushHouse;
  let pair: WatchedPair;

  beforeAll(async () => {
    house = await PushHouse.start();
  });
  afterAll(() => house.stop());
  beforeEach(async () => {
    pair = await house.watched('microsoft');
  });

  const channel = (): FakeChannel => {
    const [standing] = pair.account.provider.channels.standing();
    if (!standing) throw new Error('no channel stands');
    return standing;
  };
  const tell = async (lifecycleEvent: string, { id, token } = channel()): Promise<void> => {
    const answer = await sendAsGraph(house.client, [{ subscriptionId: id, clientState: token, lifecycleEvent }]);
    expect(answer.status).toBe(202);
  };

  it('has it renewed at once when it asks for that', async () => {
    await tell('reauthorizationRequired');
    await eventually(() => expect(pair.asked.map(({ kind }) => kind)).toContain('renew-channel'));
    await house.quiet();
    expect(await house.channels(pair)).toMatchObject([{ state: 'live' }]);
  });

  it('has another one opened when it was removed, and the calendar read', async () => {
    const removed = channel();
    pair.account.provider.channels.close(removed.id);
    house.change(pair, 'missed');
    await tell('subscriptionRemoved', removed);
    await eventually(() => expect(pair.target.held.all()).toHaveLength(1));
    await house.quiet();
    expect(channel().id).not.toBe(removed.id);
    expect(await house.channels(pair)).toMatchObject([{ state: 'live' }]);
    await tell('missed', removed);
    expect(await house.metric('calmirror_push_messages_total{provider="microsoft",outcome="unknown"}')).toBe(1);
  });

  it('has the calendar read when messages were lost', async () => {
    house.delivers = false;
    house.change(pair, 'lost');
    house.delivers = true;
    await tell('missed');
    await eventually(() => expect(pair.target.held.all()).toHaveLength(1));
    expect(await house.jobs(pair, 'pull', 'push')).toHaveLength(1);
  });

  it('moves nothing when nobody knows what it means', async () => {
    await tell('somethingNew');
    await house.quiet();
    expect(await house.jobs(pair, 'watch')).toHaveLength(1);
    expect(await house.jobs(pair, 'pull', 'push')).toEqual([]);
  });
});
