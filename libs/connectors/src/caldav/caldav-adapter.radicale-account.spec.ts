import { hasSameContent } from '@calmirror/core';
import {
  aFeed,
  aMirror,
  anOverride,
  aSeries,
  aVevent,
  type CaldavAccount,
  caldavAccount,
  describeWithRadicale,
  inBerlin,
  Radicale,
  ReadingEngine,
} from '@calmirror/testkit';

describeWithRadicale('an account on Radicale', () => {
  let radicale: Radicale;
  let account: CaldavAccount;
  const work = (): string => `${radicale.url}/alice/work/`;
  beforeAll(async () => {
    radicale = await Radicale.start();
    account = caldavAccount(radicale.url, radicale.users.alice);
    await radicale.client().makeCalendar('/alice/work/', { displayName: 'Work & life' });
    await radicale.client().makeCalendar('/alice/tasks/', { components: ['VTODO'] });
    await radicale.client(radicale.users.root).makeCalendar('/alice/readonly/', { displayName: 'Holidays' });
  });
  afterAll(async () => {
    await account.close();
    await radicale.stop();
  });

  it.each(['', '/', '/alice/', '/.well-known/caldav'])(
    'finds its calendars from %p, and knows which may only be read',
    async (path) => {
      const { adapter, close } = caldavAccount(`${radicale.url}${path}`, radicale.users.alice);
      const calendars = await adapter.listCalendars();
      await close();
      expect(calendars.map(({ name, writable }) => [name, writable]).sort()).toEqual([
        ['Holidays', false],
        ['Work & life', true],
      ]);
    },
  );

  it('is told what is wrong: the password, or the right to write', async () => {
    const stranger = caldavAccount(radicale.url, { name: 'alice', password: 'wrong' });
    await expect(stranger.adapter.listCalendars()).rejects.toMatchObject({
      kind: 'auth',
      reason: 'credentials-refused',
    });
    await stranger.close();
    const write = account.adapter.createMirror(`${radicale.url}/alice/readonly/`, aMirror('mirr0r1'));
    await expect(write).rejects.toMatchObject({ kind: 'auth', reason: 'forbidden' });
    const nowhere = account.adapter.createMirror(`${radicale.url}/alice/nowhere/`, aMirror('mirr0r1'));
    await expect(nowhere).rejects.toMatchObject({ kind: 'not-found' });
    const bobs = account.adapter.createMirror(`${radicale.url}/bob/work/`, aMirror('mirr0r1'));
    await expect(bobs).rejects.toMatchObject({ kind: 'auth' });
  });

  it('writes a series that comes back as it was, in one request each', async () => {
    const identity = { id: 'ser1es', uid: 'ser1es', marker: aMirror('ser1es').marker };
    const overrides = [anOverride('2026-03-09T10:00:00', { summary: 'Moved', location: 'Über; dort, \\ hier' })];
    const rules = { rules: ['FREQ=WEEKLY;COUNT=10'], exclusions: [inBerlin('2026-03-16T10:00:00')] };
    const mirror = aMirror('ser1es', aSeries(rules, { ...identity, overrides, description: 'a\nb'.repeat(80) }));
    const before = account.log.requests.length;
    const receipt = await account.adapter.createMirror(work(), mirror);
    const again = await account.adapter.updateMirror(work(), mirror, receipt);
    expect(account.log.requests.length - before).toBe(2);
    const request = { calendarId: work(), known: new Map(), signal: new AbortController().signal };
    const listed = (await account.adapter.listMirrors?.(request)) ?? [];
    expect(listed).toMatchObject([{ receipt: again, content: { marker: mirror.marker } }]);
    const [{ content } = { content: null }] = listed;
    expect(content?.event && hasSameContent(mirror.event, content.event)).toBe(true);
    await account.adapter.deleteMirror(work(), 'ser1es', again);
  });

  it('meets an object of its UID that somebody else put under another name, and leaves it', async () => {
    const theirs = aFeed([aVevent('mirr0r7', 'Theirs')]);
    await radicale.client().put('/alice/work/theirs.ics', theirs);
    await expect(account.adapter.createMirror(work(), aMirror('mirr0r7'))).rejects.toMatchObject({ kind: 'conflict' });
    expect((await radicale.client().list('/alice/work/')).map(({ href }) => href)).toEqual(['/alice/work/theirs.ics']);
    await radicale.client().delete('/alice/work/theirs.ics');
  });

  it('goes on after the server was killed, and after it has lost all of its tokens', async () => {
    const engine = new ReadingEngine(account.adapter, work());
    await radicale.client().put('/alice/work/a.ics', aFeed([aVevent('a@x.test', 'A')]));
    await engine.read();
    await radicale.kill();
    await expect(engine.read()).rejects.toMatchObject({ kind: 'temporary' });
    await radicale.resume();
    expect(await engine.read()).toMatchObject({ kind: 'unchanged' });
    await radicale.client().put('/alice/work/b.ics', aFeed([aVevent('b@x.test', 'B')]));
    radicale.forgetTokens();
    await expect(engine.read()).rejects.toMatchObject({ kind: 'cursor-expired' });
    await engine.readFrom(null);
    expect(engine.summaries()).toEqual(['A', 'B']);
  });
});
