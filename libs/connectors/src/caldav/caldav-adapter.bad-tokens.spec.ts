import { type CaldavQuirks, CaldavScene } from '@calmirror/testkit';

describe('a sync token that is no longer good', () => {
  let scene: CaldavScene;
  afterEach(() => scene.stop());

  const forms: CaldavQuirks['syncTokens'][] = ['url', 'hex', 'data', 'query', 'number'];
  const answers: CaldavQuirks['badToken'][] = [400, 403, 409, 410, 500];
  const cases = forms.flatMap((form) => answers.map((answer) => [form, answer] as const));

  it.each(cases)(
    'of the form %s, answered with %i, says so, and all is read anew without a loss',
    async (syncTokens, badToken) => {
      scene = await CaldavScene.start({ syncTokens, badToken });
      scene.hold('A', 'B');
      const first = await scene.read();
      scene.calendar.forgetTokens();
      scene.hold('C');
      scene.calendar.delete('A.ics');
      await expect(scene.read()).rejects.toMatchObject({ name: 'ProviderError', kind: 'cursor-expired' });
      expect(scene.titles()).toEqual(['A', 'B']);
      const known = new Map(first.events.map(({ event, revision }) => [event.id, revision]));
      const anew = await scene.adapter.fetchWindow({
        calendarId: scene.calendarId,
        window: { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' },
        cursor: null,
        known: () => Promise.resolve(known),
        signal: new AbortController().signal,
      });
      expect(anew.kind).toBe('full');
      expect(anew.present).toHaveLength(2);
      // What is known in its revision is not read again.
      expect(anew.events.map(({ event }) => event.summary)).toEqual(['C']);
    },
  );

  it.each(forms)('is told from one that is: tokens of the form %s go on', async (syncTokens) => {
    scene = await CaldavScene.start({ syncTokens });
    scene.hold('A');
    await scene.read();
    scene.hold('B');
    expect(await scene.read()).toMatchObject({ kind: 'delta', events: [{ event: { summary: 'B' } }] });
  });

  it('is not blamed for a server that asks to wait', async () => {
    scene = await CaldavScene.start();
    scene.hold('A');
    await scene.read();
    scene.server.faults.next('REPORT', { kind: 'status', status: 503, headers: { 'retry-after': '120' } });
    await expect(scene.read()).rejects.toMatchObject({ kind: 'temporary', retryAfterMs: 120_000 });
    scene.server.faults.next('REPORT', { kind: 'status', status: 429, headers: { 'retry-after': '60' } });
    await expect(scene.read()).rejects.toMatchObject({ kind: 'rate-limited', retryAfterMs: 60_000 });
  });

  it.each([502, 503, 504])('is not blamed for a server that is away (%i)', async (status) => {
    scene = await CaldavScene.start();
    scene.hold('A');
    await scene.read();
    scene.server.faults.next('REPORT', { kind: 'status', status });
    await expect(scene.read()).rejects.toMatchObject({ kind: 'temporary', reason: 'unavailable' });
    expect(await scene.requestsOf(() => scene.read())).toEqual(['REPORT']);
  });

  it.each<CaldavQuirks['noSyncStatus']>([400, 403, 405, 415, 500, 501])(
    'as the server knows no tokens any more (%i) is followed by a comparison of ETags',
    async (noSyncStatus) => {
      scene = await CaldavScene.start({ noSyncStatus });
      scene.hold('A', 'B');
      await scene.read();
      scene.server.quirks.syncTokens = 'none';
      scene.hold('C');
      scene.calendar.delete('A.ics');
      const anew = await scene.readWhatever();
      expect(anew.events.map(({ event }) => event.summary)).toEqual(['C']);
      expect(scene.titles()).toEqual(['B', 'C']);
      expect(await scene.requestsOf(() => scene.read())).toEqual(['PROPFIND']);
    },
  );
});
