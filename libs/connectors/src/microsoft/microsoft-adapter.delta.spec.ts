import { aMirror, graphDaily, GRAPH_HOUR, MicrosoftScene } from '@calmirror/testkit';

const FAR = {
  start: { dateTime: '2031-03-02T10:00:00', timeZone: 'UTC' },
  end: { dateTime: '2031-03-02T11:00:00', timeZone: 'UTC' },
};

describe('a delta of Graph', () => {
  let scene: MicrosoftScene;
  beforeEach(async () => {
    scene = await MicrosoftScene.start();
  });
  afterEach(() => scene.stop());

  it.each(['first', 'every-other'] as const)('with empty pages (%s) is read to its end', async (emptyPages) => {
    scene.server.quirks.emptyPages = emptyPages;
    scene.server.quirks.mostItems = 3;
    scene.hold('A', 'B', 'C', 'D', 'E', 'F', 'G');
    await scene.read();
    expect(scene.titles()).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    scene.hold('H');
    await scene.read();
    expect(scene.titles()).toHaveLength(8);
  });

  it('whose pages lead in a circle is an error, and nothing is lost', async () => {
    scene.hold('A');
    await scene.read();
    scene.server.quirks.mostItems = 1;
    scene.server.quirks.loopingPages = true;
    scene.hold('B', 'C', 'D');
    await expect(scene.read()).rejects.toMatchObject({ kind: 'temporary', reason: 'endless-pages' });
    scene.server.quirks.loopingPages = false;
    await scene.read();
    expect(scene.titles()).toEqual(['A', 'B', 'C', 'D']);
  });

  it.each(['SyncStateNotFound', 'syncStateNotFound', 'resyncRequired', 'location'] as const)(
    'that expired (%s) says so, and is followed by a full read that shows what changed alone',
    async (style) => {
      scene.hold('A', 'B');
      await scene.read();
      scene.hold('C');
      scene.server.expireDeltas(style);
      await expect(scene.read()).rejects.toMatchObject({ kind: 'cursor-expired' });
      const result = await scene.readWhatever();
      expect(result).toMatchObject({ kind: 'full' });
      expect(result.events.map(({ event }) => event.summary)).toEqual(['C']);
      expect(result.present).toHaveLength(3);
    },
  );

  it('tells of events that are made out of its window as removed: they are nothing to us, and cost nothing', async () => {
    scene.hold('A');
    await scene.read();
    const id = scene.user.put({ subject: 'Far', ...FAR });
    expect(await scene.requestsOf(() => scene.read())).toEqual(['GET delta']);
    scene.user.patch(id, { subject: 'Still far' });
    expect(await scene.read()).toMatchObject({ kind: 'unchanged' });
    expect(scene.titles()).toEqual(['A']);
  });

  it('tells of an event that is moved out of its window as removed: it is still there, and handed out', async () => {
    const [id = ''] = scene.hold('A', 'B');
    await scene.read();
    scene.user.patch(id, FAR);
    const result = await scene.read();
    expect(result.removed).toEqual([]);
    const starts = result.events.map(({ event }) => event.start);
    expect(starts).toEqual([{ kind: 'instant', instant: '2031-03-02T10:00:00Z' }]);
    scene.user.delete(id);
    await scene.read();
    expect(scene.titles()).toEqual(['B']);
  });

  it('tells of an event that is moved to another calendar as removed: it has left', async () => {
    const [id = ''] = scene.hold('A', 'B');
    await scene.read();
    scene.user.move(id, scene.user.addCalendar('Other'));
    const { removed } = await scene.read();
    expect(removed).toHaveLength(1);
    expect(scene.titles()).toEqual(['B']);
  });

  it('tells of many an event that says what it said before', async () => {
    const [id = ''] = scene.hold('A');
    await scene.read();
    scene.user.restamp(id);
    const { events } = await scene.read();
    expect(events.map(({ event }) => event.summary)).toEqual(['A']);
    expect(await scene.read()).toMatchObject({ kind: 'unchanged' });
  });

  it('begins anew when the window has moved beyond its own, and forgets nothing that is still to be known', async () => {
    scene.hold('A');
    const { adapter, calendarId } = scene;
    const known = new Map<string, string>();
    let cursor: string | null = null;
    const kinds: string[] = [];
    for (const day of [0, 1, 20, 35, 36, 60]) {
      const at = (days: number): string => new Date(Date.UTC(2026, 2, 2 + day + days)).toISOString();
      const result = await adapter.fetchWindow({
        calendarId,
        window: { from: at(-90), to: at(365) },
        cursor,
        known: () => Promise.resolve(known),
        signal: new AbortController().signal,
      });
      for (const { event, revision } of result.events) known.set(event.id, revision);
      kinds.push(`${result.kind} ${result.events.length} ${result.present.length}`);
      cursor = result.cursor;
    }
    expect(kinds).toEqual(['full 1 1', ...Array<string>(3).fill('unchanged 0 0'), 'full 0 1', 'unchanged 0 0']);
  });

  it('shows mirrors, by the transaction that made them', async () => {
    await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1', { summary: 'Busy' }));
    scene.hold('A');
    await scene.read();
    const markers = [...scene.events().values()].map(({ summary, marker }) => [summary, marker]);
    expect(Object.fromEntries(markers)).toEqual({ A: null, Busy: 'calmirror-mirr0r1-0' });
  });

  it('shows the same meeting in two calendars under one UID', async () => {
    const id = scene.user.put({ subject: 'Meeting', ...GRAPH_HOUR, recurrence: graphDaily(3) });
    await scene.read();
    const [event] = [...scene.events().values()];
    expect(event?.uid).toBe(scene.user.events().find((one) => one.id === id)?.iCalUId);
    expect(event?.uid).not.toBe(event?.id);
  });
});
