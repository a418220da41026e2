import { JobCancellation } from '../../src/queue/job-cancellation.js';
import { hours, ReconciledPair } from './harness/reconciled-pair.js';

const COUNT = 60;

describe('a reconcile that does not come to its end', () => {
  let pair: ReconciledPair;

  beforeAll(async () => {
    pair = await ReconciledPair.start(hours(COUNT));
  });
  afterAll(() => pair.stop());

  const spoil = (): void => {
    for (const { event } of pair.target.held.all()) {
      if (Number(event.summary?.slice(6)) % 2 === 0) pair.target.held.delete(event.id);
      else pair.target.held.put({ ...event, summary: `${event.summary} mine` });
    }
  };
  const titles = hours(COUNT)
    .map(({ uid }) => uid)
    .sort();

  it('is finished by the next attempt when the target fails in the midst of the writing', async () => {
    spoil();
    pair.targetAccount.provider.failNext(null, null, { kind: 'timeout-after-effect' });
    expect(await pair.reconcile()).toMatchObject({ status: 'queued', error: { kind: 'temporary' } });
    expect(pair.titles()).not.toEqual(titles);
    await pair.mirroring.forgetWaiting();
    expect(await pair.reconcile()).toMatchObject({ status: 'succeeded' });
    expect(pair.titles()).toEqual(titles);
    expect(await pair.mirroring.pairNow(pair.id)).toMatchObject({ state: 'ok', stateReason: null });
  });

  it('changes nothing when the listing fails, and says so', async () => {
    spoil();
    const { version } = pair.target.held;
    pair.targetAccount.provider.failNext({ kind: 'truncated' });
    expect(await pair.reconcile()).toMatchObject({ status: 'queued', error: { kind: 'temporary' } });
    expect(pair.target.held.version).toBe(version);
    expect(await pair.events('failed')).toEqual([]);
    expect(await pair.mirroring.pairNow(pair.id)).toMatchObject({ state: 'failing', stateReason: 'target-failing' });
    await pair.mirroring.forgetWaiting();
  });

  it('is gone on with by an ordinary run when it was stopped between finding and mending', async () => {
    let writes = 0;
    pair.targetAccount.provider.watchedBy({
      arrived: async (request) => {
        if (request.kind !== 'write' || (writes += 1) !== 2) return;
        await new JobCancellation().cancelAllOf(pair.id, pair.mirroring.running.db.manager);
      },
    });
    const job = await pair.reconcile();
    pair.targetAccount.provider.watchedBy({});
    expect(job.status).toBe('cancelled');
    expect(pair.titles()).not.toEqual(titles);
    expect((await pair.mirror()).status).toBe('succeeded');
    expect(pair.titles()).toEqual(titles);
  });
});
