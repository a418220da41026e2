import { aMirror, aSeries, anOverride, type CaldavQuirks, CaldavScene, rewrites } from '@calmirror/testkit';
import { hasSameContent } from '@calmirror/core';

const REWRITES: Readonly<Record<string, (text: string) => string>> = {
  'new stamps': rewrites.restamped,
  'more lines': rewrites.enriched,
  'another order': rewrites.sorted,
  'all of it': (text) => rewrites.sorted(rewrites.enriched(rewrites.restamped(text))),
};

describe('a server that rewrites what it is given', () => {
  let scene: CaldavScene;
  afterEach(() => scene.stop());

  const start = async (quirks: Partial<CaldavQuirks>): Promise<void> => {
    scene = await CaldavScene.start(quirks);
  };
  const { id, marker } = aMirror('mirr0r1');
  const overrides = [anOverride('2026-03-04T12:00:00', { summary: 'Moved' })];
  const SERIES = aMirror(id, aSeries({}, { id, uid: id, marker, overrides }));

  it.each(Object.keys(REWRITES))('(%s) is asked for the ETag that it kept back, and goes on with it', async (name) => {
    await start({ rewrite: REWRITES[name] ?? null });
    let receipt = { targetId: '', revision: null as string | null };
    const { adapter, calendarId } = scene;
    const create = async (): Promise<unknown> => (receipt = await adapter.createMirror(calendarId, SERIES));
    expect(await scene.requestsOf(create)).toEqual(['PUT', 'PROPFIND']);
    const changed = aMirror('mirr0r1', { ...SERIES.event, summary: 'Late' });
    const update = async (): Promise<unknown> => (receipt = await adapter.updateMirror(calendarId, changed, receipt));
    expect(await scene.requestsOf(update)).toEqual(['PUT', 'PROPFIND']);
    expect(await scene.requestsOf(() => adapter.deleteMirror(calendarId, 'mirr0r1', receipt))).toEqual(['DELETE']);
    expect(scene.texts().size).toBe(0);
  });

  it.each(Object.keys(REWRITES))('(%s) has not changed what the mirror says', async (name) => {
    await start({ rewrite: REWRITES[name] ?? null });
    const receipt = await scene.adapter.createMirror(scene.calendarId, SERIES);
    const [standing] = await scene.list();
    expect(standing?.receipt).toEqual(receipt);
    expect(standing?.content?.marker).toBe(SERIES.marker);
    expect(standing?.content?.event && hasSameContent(SERIES.event, standing.content.event)).toBe(true);
    const known = new Map([[receipt.targetId, receipt.revision ?? '']]);
    expect(await scene.list(known)).toEqual([{ receipt, content: null }]);
  });

  it('and drops what is no standard property can be written, changed and deleted by its ETag', async () => {
    await start({ rewrite: rewrites.withoutExtensions });
    const receipt = await scene.adapter.createMirror(scene.calendarId, SERIES);
    expect([...scene.texts().values()].join()).not.toContain('CALMIRROR-MARKER');
    const changed = await scene.adapter.updateMirror(
      scene.calendarId,
      aMirror('mirr0r1', { summary: 'Late' }),
      receipt,
    );
    expect([...scene.texts().values()].join()).toContain('SUMMARY:Late');
    await scene.adapter.deleteMirror(scene.calendarId, 'mirr0r1', changed);
    expect(scene.texts().size).toBe(0);
  });
});

describe('a server that is forgetful of ETags', () => {
  let scene: CaldavScene;
  afterEach(() => scene.stop());

  it.each<Partial<CaldavQuirks>>([{ etags: 'none' }, { etags: 'weak' }, { etagOnPut: false }])(
    'is written to by the marker: %p',
    async (quirks) => {
      scene = await CaldavScene.start(quirks);
      const { adapter, calendarId } = scene;
      const receipt = await adapter.createMirror(calendarId, aMirror('mirr0r1', { summary: 'Early' }));
      const changed = await adapter.updateMirror(calendarId, aMirror('mirr0r1', { summary: 'Late' }), receipt);
      expect([...scene.texts().values()].join()).toContain('SUMMARY:Late');
      await adapter.deleteMirror(calendarId, 'mirr0r1', changed);
      expect(scene.texts().size).toBe(0);
    },
  );

  it('after it told them is written to by the marker', async () => {
    scene = await CaldavScene.start();
    const { adapter, calendarId } = scene;
    const receipt = await adapter.createMirror(calendarId, aMirror('mirr0r1', { summary: 'Early' }));
    scene.server.quirks.etags = 'none';
    const changed = await adapter.updateMirror(calendarId, aMirror('mirr0r1', { summary: 'Late' }), receipt);
    expect([...scene.texts().values()].join()).toContain('SUMMARY:Late');
    await adapter.deleteMirror(calendarId, 'mirr0r1', changed);
    expect(scene.texts().size).toBe(0);
  });

  it('is read by what its objects say, and unchanged ones are no news', async () => {
    scene = await CaldavScene.start({ etags: 'none', syncTokens: 'none', ctag: false });
    scene.hold('A', 'B');
    await scene.read();
    expect(await scene.read()).toMatchObject({ kind: 'unchanged', events: [] });
    scene.hold('C');
    scene.calendar.delete('A.ics');
    expect((await scene.read()).events.map(({ event }) => event.summary)).toEqual(['C']);
    expect(scene.titles()).toEqual(['B', 'C']);
  });
});
