import { aFeed, aMirror, aVevent, CaldavScene } from '@calmirror/testkit';

describe('the mirrors that stand in a calendar', () => {
  let scene: CaldavScene;
  beforeEach(async () => {
    scene = await CaldavScene.start();
  });
  afterEach(() => scene.stop());

  const markers = async (): Promise<(string | undefined)[]> =>
    (await scene.list()).map(({ content }) => content?.marker ?? undefined).sort();

  it('are those that carry a marker, of whatever installation', async () => {
    const theirs = 'calmirror:v1:installation-2:pair-7:mirr0r2';
    await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1'));
    await scene.adapter.createMirror(scene.calendarId, { ...aMirror('mirr0r2', { marker: theirs }), marker: theirs });
    scene.hold('A', 'B');
    expect(await markers()).toEqual([aMirror('mirr0r1').marker, theirs]);
  });

  it('include twins, each by its own place, and one twin can go without the other', async () => {
    const { targetId } = await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1'));
    const [text = ''] = [...scene.texts().values()];
    scene.calendar.put('copy.ics', text.replace('UID:mirr0r1', 'UID:a copy'));
    const listed = await scene.list();
    expect(listed).toHaveLength(2);
    const twin = listed.find(({ receipt }) => receipt.targetId !== targetId);
    if (twin === undefined) throw new Error('the twin is not listed');
    await scene.adapter.deleteMirror(scene.calendarId, 'mirr0r1', twin.receipt);
    expect((await scene.list()).map(({ receipt }) => receipt.targetId)).toEqual([targetId]);
  });

  it('are known by a marker on folded lines', async () => {
    const marker = `calmirror:v1:${'0123456789'.repeat(8)}:${'abcdefghij'.repeat(8)}:mirr0r1`;
    await scene.adapter.createMirror(scene.calendarId, { ...aMirror('mirr0r1', { marker }), marker });
    expect(await markers()).toEqual([marker]);
  });

  it('are listed though their event can no longer be read', async () => {
    await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1'));
    const [[name, text] = ['', '']] = [...scene.texts()];
    scene.calendar.put(name, text.replace(/DTSTART[^\r]*/, 'DTSTART:yesterday'));
    expect(await scene.list()).toMatchObject([{ content: { marker: aMirror('mirr0r1').marker, event: null } }]);
  });

  it.each([
    ['the listing is cut', 'PROPFIND'],
    ['the reading is cut', 'REPORT'],
  ])('are not told by half: %s', async (_, method) => {
    await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1'));
    for (const kind of ['half-content', 'half-answer', 'cut-before'] as const) {
      scene.server.faults.next(method, { kind });
      await expect(scene.list()).rejects.toMatchObject({ name: 'ProviderError', kind: 'temporary' });
    }
    expect(await markers()).toHaveLength(1);
  });

  it('are not told without one that the server keeps back', async () => {
    await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1'));
    scene.calendar.put('b.ics', aFeed([aVevent('b@x.test', 'B')]));
    scene.server.quirks.multigetMember = (path) => (path.endsWith('b.ics') ? 500 : null);
    scene.server.faults.next('GET', { kind: 'status', status: 500 });
    await expect(scene.list()).rejects.toMatchObject({ name: 'ProviderError' });
  });
});
