import { aFeed, aVevent, type CaldavQuirks, CaldavScene } from '@calmirror/testkit';

describe('the members of a multiget', () => {
  let scene: CaldavScene;
  afterEach(() => scene.stop());

  it('that went away between listing and reading are gone, and cost the others nothing', async () => {
    scene = await CaldavScene.start({ multigetMember: (path) => (path.endsWith('B.ics') ? 404 : null) });
    scene.hold('A', 'B', 'C');
    expect((await scene.read()).present).toHaveLength(2);
    expect(scene.titles()).toEqual(['A', 'C']);
  });

  it.each<CaldavQuirks['syncTokens']>(['url', 'none'])(
    'that changed and then went away are gone at once, where they were known (tokens: %s)',
    async (syncTokens) => {
      scene = await CaldavScene.start({ syncTokens });
      scene.hold('A', 'B');
      await scene.read();
      scene.calendar.put('B.ics', aFeed([aVevent('B@x.test', 'B changed')]));
      scene.server.quirks.multigetMember = (path) => (path.endsWith('B.ics') ? 404 : null);
      await scene.read();
      expect(scene.titles()).toEqual(['A']);
    },
  );

  it.each([500, 403, 'silence'] as const)('that are answered with %s are asked for alone', async (fault) => {
    scene = await CaldavScene.start({ multigetMember: (path) => (path.endsWith('B.ics') ? fault : null) });
    scene.hold('A', 'B', 'C');
    expect(await scene.requestsOf(() => scene.read())).toEqual(['REPORT', 'REPORT', 'GET']);
    expect(scene.titles()).toEqual(['A', 'B', 'C']);
  });

  it('that cannot be read alone either are withheld, delete nothing, and are asked for until they can', async () => {
    scene = await CaldavScene.start();
    scene.hold('A', 'B');
    await scene.read();
    scene.calendar.put('B.ics', aFeed([aVevent('B@x.test', 'B changed')]));
    scene.hold('C');
    scene.server.quirks.multigetMember = (path) => (path.endsWith('B.ics') ? 500 : null);
    scene.server.faults.next('GET', { kind: 'status', status: 500 });
    const result = await scene.read();
    expect(result.withheld).toMatchObject([{ id: 'B@x.test' }]);
    expect(result.removed).toEqual([]);
    expect(scene.titles()).toEqual(['A', 'B', 'C']);
    scene.server.quirks.multigetMember = null;
    await scene.read();
    expect(scene.titles()).toEqual(['A', 'B changed', 'C']);
    expect(await scene.requestsOf(() => scene.read())).toEqual(['REPORT']);
  });

  it.each<CaldavQuirks['hrefs']>(['encoded', 'absolute', 'proxied'])(
    'are known again when their names are written %s',
    async (hrefs) => {
      scene = await CaldavScene.start();
      scene.hold('A b@c', 'Ü (1)', '100%');
      await scene.read();
      scene.server.quirks.hrefs = hrefs;
      expect(await scene.read()).toMatchObject({ kind: 'unchanged' });
      scene.hold('100%', 'D+e');
      expect((await scene.read()).events.map(({ event }) => event.summary).sort()).toEqual(['100%', 'D+e']);
      scene.calendar.delete('A b@c.ics');
      expect((await scene.read()).removed).toHaveLength(1);
      expect(scene.titles()).toEqual(['100%', 'D+e', 'Ü (1)']);
    },
  );

  it('that hold what nobody can read are withheld by name, and stop no other', async () => {
    scene = await CaldavScene.start();
    scene.hold('A');
    scene.calendar.put('broken.ics', 'BEGIN:VCALENDAR\r\nthis is none');
    const result = await scene.read();
    expect(result.withheld).toHaveLength(1);
    expect(result.present).toHaveLength(2);
    expect(scene.titles()).toEqual(['A']);
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['a web page', () => '<html><body>Please sign in.</body></html>'],
    ['without any UID', (text: string) => text.replace(/UID:.*\r\n/, '').replace(/DTSTART.*\r\n/, 'DTSTART:x\r\n')],
  ])('that were known and are now %s are withheld, and delete nothing', async (_, spoiled) => {
    for (const syncTokens of ['url', 'none'] as const) {
      scene = await CaldavScene.start({ syncTokens });
      scene.hold('A', 'B');
      await scene.read();
      scene.calendar.put('B.ics', spoiled(aFeed([aVevent('B@x.test', 'B changed')])));
      const { withheld, removed } = await scene.read();
      expect([withheld.map(({ id }) => id), removed]).toEqual([['B@x.test'], []]);
      expect(scene.titles()).toEqual(['A', 'B']);
      scene.hold('B');
      await scene.read();
      expect(scene.titles()).toEqual(['A', 'B']);
      if (syncTokens === 'url') await scene.stop();
    }
  });

  it('that are tasks are none of the events', async () => {
    scene = await CaldavScene.start();
    scene.hold('A');
    const task = ['BEGIN:VTODO', 'UID:t@x.test', 'DTSTAMP:20260101T000000Z', 'SUMMARY:Task', 'END:VTODO'];
    scene.calendar.put(
      't.ics',
      ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...task, 'END:VCALENDAR', ''].join('\r\n'),
    );
    const result = await scene.read();
    expect(result).toMatchObject({ withheld: [], present: [expect.any(String)] });
    expect(scene.titles()).toEqual(['A']);
  });
});
