import { eventually } from '../harness/eventually.js';
import { type GraphNotice, sendAsGraph } from './harness/provider-mail.js';
import { PushHouse, type WatchedPair } from './harness/push-house.js';
import { type StandingChannel, standingChannel } from './harness/standing-channel.js';

describe('one change that Microsoft Graph tells of three times', () => {
  let house: PushHouse;
  let pair: WatchedPair;
  let channel: StandingChannel;

  beforeAll(async () => {
    house = await PushHouse.start({ mode: 'web' });
  });
  afterAll(() => house.stop());
  beforeEach(async () => {
    pair = await house.pair('microsoft');
    channel = await standingChannel(house.running.db, pair.source.id, 'microsoft');
  });

  const notice = (more: Partial<GraphNotice> = {}): GraphNotice => ({
    subscriptionId: channel.id,
    clientState: channel.token,
    changeType: 'updated',
    resourceData: { id: 'event-1', '@odata.etag': 'W/"1"' },
    ...more,
  });
  const queued = async (): Promise<number> => (await house.jobs(pair, 'pull', 'push')).length;
  /** As if a worker had carried it out, as soon as it was due. */
  const carryOut = ({ source } = pair): Promise<void> =>
    eventually(async () => {
      const [, done] = await house.running.db.query<[object[], number]>(
        `UPDATE sync_jobs SET status = 'succeeded', finished_at = now() WHERE calendar_id = $1 AND status = 'queued'
           AND run_at <= now()`,
        [source.id],
      );
      if (done === 0) throw new Error('the job is not due yet');
    });

  it('is one job, when all come in one message', async () => {
    const all = ['created', 'updated', 'updated'].map((changeType) => notice({ changeType }));
    expect((await sendAsGraph(house.client, all)).status).toBe(202);
    expect(await queued()).toBe(1);
  });

  it('is one job, when they come one after the other and the first was carried out meanwhile', async () => {
    await sendAsGraph(house.client, [notice({ changeType: 'created' })]);
    await carryOut();
    for (const changeType of ['updated', 'updated']) await sendAsGraph(house.client, [notice({ changeType })]);
    // A job that waits for the end of its window would be there by then.
    const other = await house.pair('microsoft');
    const witness = await standingChannel(house.running.db, other.source.id, 'microsoft');
    const told = (etag: string): GraphNotice =>
      notice({
        subscriptionId: witness.id,
        clientState: witness.token,
        resourceData: { id: 'e', '@odata.etag': etag },
      });
    await sendAsGraph(house.client, [told('1')]);
    await carryOut(other);
    await eventually(async () => {
      await sendAsGraph(house.client, [told(String(performance.now()))]);
      expect(await house.jobs(other, 'pull', 'push')).toHaveLength(2);
    });
    expect(await queued()).toBe(1);
  });

  it('is not taken for another change of the same event', async () => {
    await sendAsGraph(house.client, [notice()]);
    await carryOut();
    await eventually(async () => {
      await sendAsGraph(house.client, [notice({ resourceData: { id: 'event-1', '@odata.etag': 'W/"2"' } })]);
      expect(await queued()).toBe(2);
    });
  });

  it('moves the calendars of those notices alone that are good', async () => {
    const other = await house.pair('microsoft');
    const theirs = await standingChannel(house.running.db, other.source.id, 'microsoft');
    const forged = notice({ subscriptionId: theirs.id, clientState: channel.token.slice(0, 63) + '_' });
    expect((await sendAsGraph(house.client, [forged, notice()])).status).toBe(202);
    expect([await queued(), (await house.jobs(other, 'pull')).length]).toEqual([1, 0]);
  });
});
