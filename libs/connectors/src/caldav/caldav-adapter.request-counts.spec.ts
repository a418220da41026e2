import { aMirror, CaldavScene } from '@calmirror/testkit';

const MEMBERS_IN_ONE_REQUEST = 100;

describe('requests to a CalDAV server', () => {
  let scene: CaldavScene;
  beforeEach(async () => {
    scene = await CaldavScene.start();
  });
  afterEach(() => scene.stop());

  const titles = (count: number): string[] => Array.from({ length: count }, (_, index) => `event ${index}`);

  it('for a calendar that did not change: one', async () => {
    scene.hold(...titles(250));
    await scene.read();
    expect(await scene.requestsOf(() => scene.read())).toEqual(['REPORT']);
  });

  it.each([
    ['its token', {}, 'REPORT'],
    ['its tag', { syncTokens: 'none' } as const, 'PROPFIND'],
    ['its ETags', { syncTokens: 'none', ctag: false } as const, 'PROPFIND'],
  ])('for a calendar that did not change, known by %s: one', async (_, quirks, method) => {
    Object.assign(scene.server.quirks, quirks);
    scene.hold('A', 'B');
    await scene.read();
    expect(await scene.requestsOf(() => scene.read())).toEqual([method]);
    expect(await scene.read()).toMatchObject({ kind: 'unchanged' });
  });

  it.each([1, 99, 100, 101, 250])('for %i changed events: one, and one for each hundred', async (changed) => {
    scene.hold('A');
    await scene.read();
    scene.hold(...titles(changed));
    const reads = Array.from({ length: Math.ceil(changed / MEMBERS_IN_ONE_REQUEST) }, () => 'REPORT');
    expect(await scene.requestsOf(() => scene.read())).toEqual(['REPORT', ...reads]);
  });

  it('for a deleted event: one', async () => {
    scene.hold('A', 'B');
    await scene.read();
    scene.calendar.delete('A.ics');
    expect(await scene.requestsOf(() => scene.read())).toEqual(['REPORT']);
    expect(scene.titles()).toEqual(['B']);
  });

  it('for a write: one each', async () => {
    const { adapter, calendarId } = scene;
    let receipt = { targetId: '', revision: null as string | null };
    expect(
      await scene.requestsOf(async () => (receipt = await adapter.createMirror(calendarId, aMirror('mirr0r1')))),
    ).toEqual(['PUT']);
    const changed = aMirror('mirr0r1', { summary: 'Changed' });
    expect(
      await scene.requestsOf(async () => (receipt = await adapter.updateMirror(calendarId, changed, receipt))),
    ).toEqual(['PUT']);
    expect(await scene.requestsOf(() => adapter.deleteMirror(calendarId, 'mirr0r1', receipt))).toEqual(['DELETE']);
    expect(scene.texts().size).toBe(0);
  });

  it('for a listing of mirrors that stand as they were written: one', async () => {
    const { adapter, calendarId } = scene;
    const receipts = await Promise.all(
      titles(5).map((_, index) => adapter.createMirror(calendarId, aMirror(`mirr0r${index}`))),
    );
    const known = new Map(receipts.map(({ targetId, revision }) => [targetId, revision ?? '']));
    expect(await scene.requestsOf(() => scene.list(known))).toEqual(['PROPFIND']);
    expect(await scene.list(known)).toHaveLength(5);
  });

  it('for a write that has failed for the whole account: none but the one', async () => {
    scene.server.faults.next('PUT', { kind: 'status', status: 429, headers: { 'retry-after': '30' } });
    const write = (): Promise<unknown> => scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1'));
    const before = scene.server.requests.length;
    await expect(write()).rejects.toMatchObject({ kind: 'rate-limited', retryAfterMs: 30_000 });
    expect(scene.server.requests.length - before).toBe(1);
  });
});
