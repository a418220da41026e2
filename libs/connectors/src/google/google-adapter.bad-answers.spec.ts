import { GoogleScene } from '@calmirror/testkit';

describe('a Google that does not answer as it should', () => {
  let scene: GoogleScene;
  beforeEach(async () => {
    scene = await GoogleScene.start();
    scene.hold('A', 'B', 'C');
  });
  afterEach(() => scene.stop());

  it('with pages that lead in a circle ends the reading', async () => {
    scene.calendar.limitPages(1);
    scene.calendar.loopPages();
    await expect(scene.read()).rejects.toMatchObject({ kind: 'temporary', reason: 'endless-pages' });
    scene.calendar.loopPages(false);
    await scene.read();
    expect(scene.titles()).toEqual(['A', 'B', 'C']);
  });

  it('with a page in the middle that fails loses nothing, and begins anew', async () => {
    scene.calendar.limitPages(1);
    scene.server.faults.next(({ query }) => query.has('pageToken'), { kind: 'cut-before' });
    await expect(scene.read()).rejects.toMatchObject({ kind: 'temporary' });
    expect((await scene.read()).present).toHaveLength(3);
  });

  it.each([
    ['no end', { kind: 'calendar#events', items: [] }],
    ['no list', { kind: 'calendar#events', nextSyncToken: 'x' }],
    [
      'events without ETags',
      { kind: 'calendar#events', nextSyncToken: 'x', items: [{ id: 'a', status: 'cancelled' }] },
    ],
    ['something else', { kind: 'calendar#calendar', nextSyncToken: 'x', items: [] }],
  ])('with %s is an error, never an empty calendar', async (_, answer) => {
    await scene.read();
    const headers = { 'content-type': 'application/json' };
    scene.server.faults.next('events.list', { kind: 'answer', status: 200, headers, body: JSON.stringify(answer) });
    await expect(scene.read()).rejects.toMatchObject({ kind: 'temporary' });
    expect(scene.titles()).toEqual(['A', 'B', 'C']);
  });

  it('with a sync token that is no longer good is read anew, and what is known is no news', async () => {
    await scene.read();
    scene.calendar.expireSyncTokens();
    await expect(scene.read()).rejects.toMatchObject({ kind: 'cursor-expired', reason: 'cursor-refused' });
    expect(await scene.readWhatever()).toMatchObject({ kind: 'full', events: [], present: { length: 3 } });
  });

  it('with an event that cannot be read keeps that one back alone', async () => {
    const headers = { 'content-type': 'application/json' };
    const broken = { id: 'broken', etag: '"1"', status: 'confirmed', summary: 'Secret', start: { dateTime: 'soon' } };
    const items = [...scene.calendar.events(), broken];
    const body = JSON.stringify({ kind: 'calendar#events', nextSyncToken: 'x', items });
    scene.server.faults.next('events.list', { kind: 'answer', status: 200, headers, body });
    const { events, withheld, present } = await scene.read();
    expect(events).toHaveLength(3);
    expect(withheld).toMatchObject([{ id: 'broken', problem: { code: 'bad-start' } }]);
    expect(JSON.stringify(withheld)).not.toContain('Secret');
    expect(present).toContain('broken');
  });

  it('with pages too large to be taken is asked for smaller ones', async () => {
    const other = await GoogleScene.start({ limits: { decodedBytes: 400_000 } });
    for (let index = 0; index < 300; index += 1)
      other.calendar.put({
        summary: `event ${index}`,
        description: 'x'.repeat(1_000),
        start: { date: '2026-03-02' },
        end: { date: '2026-03-03' },
      });
    expect(await other.requestsOf(() => other.read())).toHaveLength(3);
    expect(other.titles()).toHaveLength(300);
    await other.stop();
  });

  it('with a deleted calendar is told as not found', async () => {
    await scene.read();
    scene.calendar.remove();
    await expect(scene.read()).rejects.toMatchObject({ kind: 'not-found' });
  });
});
