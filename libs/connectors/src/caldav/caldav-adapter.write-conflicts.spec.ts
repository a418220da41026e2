import { aFeed, aMirror, aVevent, type CaldavQuirks, CaldavScene } from '@calmirror/testkit';

const EARLY = aMirror('mirr0r1', { summary: 'Early' });
const LATE = aMirror('mirr0r1', { summary: 'Late' });
const SOMEBODYS = aFeed([aVevent('mirr0r1', 'Somebody else’s')]);

describe('a write that meets something', () => {
  let scene: CaldavScene;
  beforeEach(async () => {
    scene = await CaldavScene.start();
  });
  afterEach(() => scene.stop());

  const nameHere = (): string => [...scene.texts().keys()][0] ?? '';
  const summaries = (): string[] => [...scene.texts().values()].map((text) => /SUMMARY:(.*)/.exec(text)?.[1] ?? '');
  const create = (): ReturnType<typeof scene.adapter.createMirror> =>
    scene.adapter.createMirror(scene.calendarId, EARLY);

  it('of its own, left by a worker that died, takes it over', async () => {
    await create();
    await scene.adapter.createMirror(scene.calendarId, LATE);
    expect(summaries()).toEqual(['Late']);
  });

  it('whose answer was lost leaves one object, which the next try finds', async () => {
    scene.server.faults.next('PUT', { kind: 'cut-after' });
    await expect(create()).rejects.toMatchObject({ kind: 'temporary' });
    expect(summaries()).toEqual(['Early']);
    const receipt = await create();
    expect(summaries()).toEqual(['Early']);
    expect(scene.server.requests.slice(-3).map(({ method }) => method)).toEqual(['PUT', 'PUT', 'REPORT']);
    await scene.adapter.updateMirror(scene.calendarId, LATE, receipt);
    expect(summaries()).toEqual(['Late']);
  });

  it('that was changed by hand brings it back to what is wanted', async () => {
    const receipt = await create();
    const touched = (scene.texts().get(nameHere()) ?? '').replace('SUMMARY:Early', 'SUMMARY:By hand');
    scene.calendar.put(nameHere(), touched);
    await scene.adapter.updateMirror(scene.calendarId, LATE, receipt);
    expect(summaries()).toEqual(['Late']);
  });

  it('that was changed by hand deletes it all the same, as it bears the marker', async () => {
    const receipt = await create();
    scene.calendar.put(nameHere(), `${scene.texts().get(nameHere()) ?? ''}`.replace('Early', 'By hand'));
    await scene.adapter.deleteMirror(scene.calendarId, 'mirr0r1', receipt);
    expect(summaries()).toEqual([]);
  });

  it('that is gone says so, and makes no other', async () => {
    const receipt = await create();
    scene.calendar.delete(nameHere());
    await expect(scene.adapter.updateMirror(scene.calendarId, LATE, receipt)).rejects.toMatchObject({
      kind: 'not-found',
    });
    await expect(
      scene.adapter.updateMirror(scene.calendarId, LATE, { ...receipt, revision: null }),
    ).rejects.toMatchObject({ kind: 'not-found' });
    await scene.adapter.deleteMirror(scene.calendarId, 'mirr0r1', receipt);
    expect(summaries()).toEqual([]);
  });

  it('that was replaced by what is no mirror leaves that alone', async () => {
    const receipt = await create();
    scene.calendar.put(nameHere(), SOMEBODYS);
    const { adapter, calendarId } = scene;
    const refusal = { name: 'ProviderError', kind: 'conflict' };
    for (const revision of [receipt.revision, null]) {
      await expect(adapter.updateMirror(calendarId, LATE, { ...receipt, revision })).rejects.toMatchObject(refusal);
      await expect(adapter.deleteMirror(calendarId, 'mirr0r1', { ...receipt, revision })).rejects.toMatchObject(
        refusal,
      );
    }
    expect([...scene.texts().values()]).toEqual([SOMEBODYS]);
  });

  it('that was changed by hand and lost its marker brings it back, and deletes only what it left so', async () => {
    const id = 'mirr0r1'.padEnd(32, '0');
    const unmarked = aFeed([aVevent(id, 'By hand')]);
    const receipt = await scene.adapter.createMirror(scene.calendarId, aMirror(id));
    scene.calendar.put(nameHere(), unmarked);
    await expect(scene.adapter.deleteMirror(scene.calendarId, id, receipt)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'changed-meanwhile',
    });
    expect([...scene.texts().values()]).toEqual([unmarked]);
    const again = await scene.adapter.updateMirror(scene.calendarId, aMirror(id, { summary: 'Late' }), receipt);
    expect(summaries()).toEqual(['Late']);
    await scene.adapter.deleteMirror(scene.calendarId, id, again);
    expect(summaries()).toEqual([]);
  });

  it('that belongs to another installation leaves that alone', async () => {
    const theirs = aMirror('mirr0r1', { marker: 'calmirror:v1:installation-2:pair-1:mirr0r1', summary: 'Theirs' });
    const other = { ...theirs, marker: 'calmirror:v1:installation-2:pair-1:mirr0r1' };
    await scene.adapter.createMirror(scene.calendarId, other);
    await expect(create()).rejects.toMatchObject({ kind: 'conflict' });
    expect(summaries()).toEqual(['Theirs']);
  });

  it('that changes between look and write is not overwritten', async () => {
    await create();
    const name = nameHere();
    let seen = 0;
    scene.server.faults.next(({ method }) => method === 'PUT' && (seen += 1) === 2, {
      kind: 'meanwhile',
      act: () => scene.calendar.put(name, SOMEBODYS),
    });
    await expect(scene.adapter.createMirror(scene.calendarId, LATE)).rejects.toMatchObject({ kind: 'conflict' });
    expect([...scene.texts().values()]).toEqual([SOMEBODYS]);
  });

  it.each<CaldavQuirks['uidConflict']>([207, 403, 409])(
    'of its UID under another name, told by %i, takes over what is its own and leaves what is not',
    async (uidConflict) => {
      scene.server.quirks.uidConflict = uidConflict;
      await create();
      const own = scene.texts().get(nameHere()) ?? '';
      scene.calendar.delete(nameHere());
      scene.calendar.put('moved by the server.ics', own);
      const receipt = await scene.adapter.createMirror(scene.calendarId, LATE);
      expect([...scene.texts().keys()]).toEqual(['moved by the server.ics']);
      expect(summaries()).toEqual(['Late']);
      await scene.adapter.updateMirror(scene.calendarId, EARLY, receipt);
      expect(summaries()).toEqual(['Early']);
      scene.calendar.put('moved by the server.ics', SOMEBODYS);
      await expect(create()).rejects.toMatchObject({ kind: 'conflict' });
      expect([...scene.texts().values()]).toEqual([SOMEBODYS]);
    },
  );

  it.each<CaldavQuirks['overwriteStatus']>([200, 201, 204])('and is answered %i is done', async (overwriteStatus) => {
    scene.server.quirks.overwriteStatus = overwriteStatus;
    const receipt = await create();
    const again = await scene.adapter.updateMirror(scene.calendarId, LATE, receipt);
    expect(again).toEqual({ targetId: receipt.targetId, revision: expect.any(String) as string });
    expect(again.revision).not.toBe(receipt.revision);
  });

  it('of its own by another worker at the same time leaves one object, and one of the two states', async () => {
    for (let round = 0; round < 10; round += 1) {
      const mirrors = [EARLY, LATE, EARLY, LATE].map((mirror) => scene.adapter.createMirror(scene.calendarId, mirror));
      const outcomes = await Promise.allSettled(mirrors);
      expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'conflict' });
      expect(summaries()).toHaveLength(1);
      scene.calendar.delete(nameHere());
    }
  });
});
