import { hours, ReconciledPair } from './harness/reconciled-pair.js';

describe('a mirror that a person changed, and whose deletion is held then', () => {
  let pair: ReconciledPair;

  beforeAll(async () => {
    pair = await ReconciledPair.start(hours(3), { limits: { deletePercent: 100, deleteCount: 0 } });
    await pair.setting('respect');
  });
  afterAll(() => pair.stop());

  it('is still known as changed when its source event comes back', async () => {
    pair.target.held.put({ ...pair.mirrorOf('event-1'), summary: 'Mine' });
    await pair.reconcile();
    expect(await pair.events('respected')).toEqual(['event-1 changed-on-target']);
    pair.source.held.hold(hours(3).filter(({ uid }) => uid !== 'event-1'));
    expect((await pair.mirror()).counts).toMatchObject({ held: 1, deleted: 0 });
    pair.source.held.hold(hours(3));
    await pair.mirror();
    expect(await pair.events('held')).toEqual([]);
    await pair.reconcile();
    expect(await pair.events('respected')).toEqual(['event-1 changed-on-target']);
    expect(pair.titles()).toEqual(['Mine', 'event-0', 'event-2']);
  });

  it('is mended where the pair mends', async () => {
    await pair.setting('mend');
    await pair.mirroring.quiet();
    expect(pair.titles()).toEqual(['event-0', 'event-1', 'event-2']);
  });
});
