import { aFeed, aVevent, CaldavScene } from '@calmirror/testkit';

const TITLES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];

describe('a server that tells its changes in parts', () => {
  let scene: CaldavScene;
  afterEach(() => scene.stop());

  it('is asked on until it has told all of them', async () => {
    scene = await CaldavScene.start({ syncPage: 3 });
    scene.hold(...TITLES);
    const result = await scene.read();
    expect(result).toMatchObject({ kind: 'full' });
    expect(result.present).toHaveLength(TITLES.length);
    expect(scene.titles()).toEqual(TITLES);
  });

  it('also brings changes and deletions from all parts', async () => {
    scene = await CaldavScene.start({ syncPage: 2 });
    scene.hold(...TITLES);
    await scene.read();
    scene.hold('H', 'I', 'J');
    for (const title of ['A', 'B', 'C']) scene.calendar.delete(`${title}.ics`);
    const result = await scene.read();
    expect(result.kind).toBe('delta');
    expect(result.removed).toHaveLength(3);
    expect(scene.titles()).toEqual(['D', 'E', 'F', 'G', 'H', 'I', 'J']);
  });

  it('believes the later part where an event goes, or comes back, between two of them', async () => {
    scene = await CaldavScene.start({ syncPage: 2 });
    scene.hold('A', 'B');
    await scene.read();
    scene.hold('C');
    scene.calendar.delete('A.ics');
    scene.hold('D', 'E');
    let asked = 0;
    scene.server.faults.next(({ method }) => method === 'REPORT' && (asked += 1) === 2, {
      kind: 'meanwhile',
      act: () => {
        scene.calendar.delete('C.ics');
        scene.hold('A');
      },
    });
    const texts = scene.server.requests.length;
    await scene.read();
    expect(scene.titles()).toEqual(['A', 'B', 'D', 'E']);
    const multigets = scene.server.requests.slice(texts).filter(({ body }) => body.includes('calendar-multiget'));
    // What is gone in the end is not asked for.
    expect(multigets.map(({ body }) => body.includes('C.ics'))).toEqual([false]);
  });

  it('loses nothing when a later part fails', async () => {
    scene = await CaldavScene.start({ syncPage: 2 });
    scene.hold('A');
    await scene.read();
    scene.hold('B', 'C', 'D', 'E');
    let asked = 0;
    scene.server.faults.next(({ method }) => method === 'REPORT' && (asked += 1) === 2, { kind: 'cut-before' });
    await expect(scene.read()).rejects.toMatchObject({ kind: 'temporary' });
    expect(scene.titles()).toEqual(['A']);
    await scene.read();
    expect(scene.titles()).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('is listed otherwise when it never comes to an end', async () => {
    scene = await CaldavScene.start({ syncPage: 0 });
    scene.hold('A');
    expect(await scene.read()).toMatchObject({ kind: 'full' });
    expect(scene.titles()).toEqual(['A']);
  });

  it('and cuts a plain listing short has not listed the calendar', async () => {
    scene = await CaldavScene.start({ syncTokens: 'none' });
    scene.hold(...TITLES);
    await scene.read();
    scene.hold('H');
    scene.server.quirks.listPage = 3;
    await expect(scene.read()).rejects.toMatchObject({ name: 'ProviderError', kind: 'temporary' });
    await expect(scene.list()).rejects.toMatchObject({ name: 'ProviderError', kind: 'temporary' });
    expect(scene.titles()).toEqual(TITLES);
  });

  it('and whose texts are too large at once is asked for fewer', async () => {
    const text = (title: string): string =>
      aFeed([aVevent(`${title}@x.test`, title, `DESCRIPTION:${'x'.repeat(5000)}`)]);
    scene = await CaldavScene.start({}, { limits: { decodedBytes: 14_000 } });
    for (const title of TITLES) scene.calendar.put(`${title}.ics`, text(title));
    await scene.read();
    expect(scene.titles()).toEqual(TITLES);
  });
});
