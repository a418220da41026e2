import { anHourIn, hours, ReconciledPair } from './harness/reconciled-pair.js';

describe('a pair that respects what people do on its target', () => {
  let pair: ReconciledPair;

  beforeAll(async () => {
    pair = await ReconciledPair.start(hours(6));
    await pair.setting('respect');
    const { held } = pair.target;
    held.put({ ...pair.mirrorOf('event-1'), summary: 'Mine' });
    held.put({ ...pair.mirrorOf('event-2'), summary: 'Also mine' });
    held.delete(pair.mirrorOf('event-3').id);
    held.delete(pair.mirrorOf('event-4').id);
  });
  afterAll(() => pair.stop());

  const shown = () => pair.events('respected');

  it('leaves it as it is, and says so: job, log, events, figures', async () => {
    const { version } = pair.target.held;
    const job = await pair.reconcile();
    expect(job.counts).toMatchObject({ respected: 4, created: 0, updated: 0, deleted: 0 });
    expect(pair.target.held.version).toBe(version);
    expect(await shown()).toEqual([
      'event-1 changed-on-target',
      'event-2 changed-on-target',
      'event-3 deleted-on-target',
      'event-4 deleted-on-target',
    ]);
    expect((await pair.mirroring.pairNow(pair.id)).counts).toMatchObject({ mirrored: 4, respected: 4, failed: 0 });
    expect(await pair.log(job)).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ changed: 2, deleted: 2, respected: 4 }) as object }),
    );
  });

  it('does not write it again with the next run, and finds nothing new', async () => {
    const { version } = pair.target.held;
    await pair.mirror();
    expect((await pair.reconcile()).counts).toMatchObject({ respected: 4 });
    expect(pair.target.held.version).toBe(version);
  });

  it('does not write it again when every event is judged anew', async () => {
    const { version } = pair.target.held;
    const window = { pastDays: 30, futureDays: 364 };
    await pair.mirroring.client.put(`/api/pairs/${pair.id}`, { window });
    await pair.mirroring.quiet();
    expect((await pair.mirroring.pairNow(pair.id)).window).toEqual(window);
    expect(pair.target.held.version).toBe(version);
    expect(await shown()).toHaveLength(4);
  });

  it('writes what changes at the source, over what was done, and takes away what vanishes there', async () => {
    const events = hours(6).filter(({ uid }) => uid !== 'event-2' && uid !== 'event-4');
    pair.source.held.hold([
      ...events.filter(({ uid }) => uid !== 'event-1' && uid !== 'event-3'),
      anHourIn(2, 'event-1', 'new 1'),
      anHourIn(4, 'event-3', 'new 3'),
    ]);
    const job = await pair.mirror();
    expect(job.counts).toMatchObject({ created: 1, updated: 1, deleted: 1 });
    expect(pair.titles()).toEqual(['event-0', 'event-5', 'new 1', 'new 3']);
    expect(await shown()).toEqual([]);
  });

  it('knows a mirror as its own again when a person puts it back', async () => {
    const [first, last] = [pair.mirrorOf('event-0'), pair.mirrorOf('event-5')];
    pair.target.held.put({ ...first, summary: 'Mine' });
    pair.target.held.delete(last.id);
    await pair.reconcile();
    expect(await shown()).toEqual(['event-0 changed-on-target', 'event-5 deleted-on-target']);
    pair.target.held.put(first);
    pair.target.held.put(last);
    await pair.reconcile();
    expect(await shown()).toEqual([]);
  });

  it('writes all again once the setting says so', async () => {
    pair.target.held.put({ ...pair.mirrorOf('event-0'), summary: 'Mine' });
    pair.target.held.delete(pair.mirrorOf('event-5').id);
    await pair.reconcile();
    expect(pair.titles()).toEqual(['Mine', 'new 1', 'new 3']);
    await pair.setting('mend');
    await pair.mirroring.quiet();
    expect(pair.titles()).toEqual(['event-0', 'event-5', 'new 1', 'new 3']);
    expect(await shown()).toEqual([]);
  });
});
