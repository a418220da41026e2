import type { MirrorOperation, MirrorReceipt } from '@calmirror/connectors';
import { aMirror, aSeries, anOverride, inBerlin, MicrosoftScene } from '@calmirror/testkit';

const PAGE = 500;
const titles = (count: number): string[] => Array.from({ length: count }, (_, index) => `event ${index}`);

describe('requests to Graph', () => {
  let scene: MicrosoftScene;
  beforeEach(async () => {
    scene = await MicrosoftScene.start();
  });
  afterEach(() => scene.stop());

  it.each([0, 1, PAGE, PAGE + 1, 2 * PAGE + 200])('for a first read of %i events: one for each page', async (count) => {
    scene.hold(...titles(count));
    const pages = Array.from({ length: Math.max(1, Math.ceil(count / PAGE)) }, () => 'GET delta');
    expect(await scene.requestsOf(() => scene.read())).toEqual(pages);
    expect(scene.events().size).toBe(count);
  });

  it('for a calendar that did not change: one', async () => {
    scene.hold(...titles(250));
    scene.holdSeries('series', 30);
    await scene.read();
    expect(await scene.requestsOf(() => scene.read())).toEqual(['GET delta']);
    expect(await scene.read()).toMatchObject({ kind: 'unchanged' });
  });

  it.each([1, 20, 250])('for %i changed events: one', async (count) => {
    scene.hold('A');
    await scene.read();
    scene.hold(...titles(count));
    expect(await scene.requestsOf(() => scene.read())).toEqual(['GET delta']);
    expect(scene.events().size).toBe(count + 1);
  });

  it.each([
    [1, ['GET event']],
    [2, ['batch of 2']],
    [41, ['batch of 20', 'batch of 20', 'GET event']],
  ])('for %i changed series: one, and one for each twenty', async (count, looks) => {
    await scene.read();
    for (const title of titles(count)) scene.holdSeries(title, 5);
    expect(await scene.requestsOf(() => scene.read())).toEqual(['GET delta', ...looks]);
    expect(scene.events().size).toBe(count);
  });

  it('for a deleted event: one, and one to be sure', async () => {
    const [id = ''] = scene.hold('A', 'B');
    await scene.read();
    scene.user.delete(id);
    expect(await scene.requestsOf(() => scene.read())).toEqual(['GET delta', 'GET event']);
    expect(scene.titles()).toEqual(['B']);
  });

  it('for a write: one each', async () => {
    const { adapter, calendarId } = scene;
    let receipt: MirrorReceipt = { targetId: '', revision: null };
    const create = async (): Promise<unknown> =>
      (receipt = await adapter.createMirror(calendarId, aMirror('mirr0r1', { summary: 'Early' })));
    expect(await scene.requestsOf(create)).toEqual(['POST events']);
    const update = async (): Promise<unknown> =>
      (receipt = await adapter.updateMirror(calendarId, aMirror('mirr0r1', { summary: 'Late' }), receipt));
    expect(await scene.requestsOf(update)).toEqual(['PATCH event']);
    expect(await scene.requestsOf(() => adapter.deleteMirror(calendarId, 'mirr0r1', receipt))).toEqual([
      'DELETE event',
    ]);
    expect(scene.user.events()).toEqual([]);
  });

  it('for a write of a series: one, if nothing is said of its instances', async () => {
    const { adapter, calendarId } = scene;
    let receipt: MirrorReceipt = { targetId: '', revision: null };
    const create = async (): Promise<unknown> =>
      (receipt = await adapter.createMirror(calendarId, aMirror('mirr0r1', aSeries())));
    expect(await scene.requestsOf(create)).toEqual(['POST events']);
    const update = async (): Promise<unknown> =>
      (receipt = await adapter.updateMirror(calendarId, aMirror('mirr0r1', aSeries({}, { summary: 'Late' })), receipt));
    expect(await scene.requestsOf(update)).toEqual(['PATCH event']);
  });

  it('for a write of a series with changed and cancelled instances: a read of their ids, and one batch for all', async () => {
    const { adapter, calendarId } = scene;
    const series = aSeries(
      { exclusions: [inBerlin('2026-03-05T10:00:00')] },
      { overrides: [anOverride('2026-03-03T10:00:00', { summary: 'Other' })] },
    );
    let receipt: MirrorReceipt = { targetId: '', revision: null };
    const create = async (): Promise<unknown> =>
      (receipt = await adapter.createMirror(calendarId, aMirror('mirr0r1', series)));
    expect(await scene.requestsOf(create)).toEqual(['POST events', 'GET instances', 'batch of 3']);
    const update = async (): Promise<unknown> =>
      (receipt = await adapter.updateMirror(calendarId, aMirror('mirr0r1', { ...series, summary: 'Late' }), receipt));
    expect(await scene.requestsOf(update)).toEqual(['PATCH event', 'PATCH event', 'GET instances', 'batch of 3']);
  });

  it.each([
    [1, ['POST events']],
    [20, ['batch of 20']],
    [45, ['batch of 20', 'batch of 20', 'batch of 5']],
  ])('for a first fill of %i: one batch for each twenty', async (count, batches) => {
    const operations = titles(count).map((_, index): MirrorOperation => {
      return { kind: 'create', mirror: aMirror(`mirr0r${index}`) };
    });
    expect(await scene.requestsOf(async () => scene.adapter.applyBatch?.(scene.calendarId, operations))).toEqual(
      batches,
    );
    expect(scene.user.events()).toHaveLength(count);
  });

  it('are counted by the provider for each that a batch holds', async () => {
    const operations = titles(7).map((_, index): MirrorOperation => {
      return { kind: 'create', mirror: aMirror(`mirr0r${index}`) };
    });
    await scene.adapter.applyBatch?.(scene.calendarId, operations);
    expect(scene.budget.taken).toEqual(new Map([['connector-1', 7]]));
  });

  it('for a listing of mirrors that stand as they were written: one for each page', async () => {
    const { adapter, calendarId } = scene;
    const known = new Map<string, string>();
    for (const mirror of [aMirror('mirr0r1'), aMirror('mirr0r2', aSeries({}, { id: 'mirr0r2', uid: 'mirr0r2' }))]) {
      const { targetId, revision } = await adapter.createMirror(calendarId, mirror);
      known.set(targetId, revision ?? '');
    }
    expect(await scene.requestsOf(() => scene.list(known))).toEqual(['GET events']);
    expect((await scene.list(known)).map(({ content }) => content)).toEqual([null, null]);
  });
});
