import { aMirror, FixedTokens, KnownTokens, MicrosoftScene } from '@calmirror/testkit';

const ALL = ['Calendars.ReadWrite', 'MailboxSettings.Read', 'User.Read'];
const ALICE = 'alice@corp.test';

describe('signing in to Graph', () => {
  const scenes: MicrosoftScene[] = [];
  const start = async (known: KnownTokens, tokens: FixedTokens): Promise<MicrosoftScene> => {
    const scene = await MicrosoftScene.start({ server: { tokens: known }, tokens });
    scenes.push(scene);
    return scene;
  };
  afterEach(() => Promise.all(scenes.splice(0).map((scene) => scene.stop())));

  it('with a token that is refused before its time is done once more, with another', async () => {
    const tokens = new FixedTokens(['token-1', 'token-2']);
    const scene = await start(new KnownTokens().grant('token-2', ALICE, ALL), tokens);
    expect(await scene.requestsOf(() => scene.read())).toEqual(['GET delta', 'GET delta']);
    expect(tokens.refusals).toEqual(['token-1']);
    expect(await scene.requestsOf(() => scene.read())).toEqual(['GET delta']);
  });

  it('with two tokens that are refused is given up', async () => {
    const tokens = new FixedTokens(['token-1', 'token-2', 'token-3']);
    const scene = await start(new KnownTokens().grant('token-3', ALICE, ALL), tokens);
    await expect(scene.read()).rejects.toMatchObject({ kind: 'auth', reason: 'credentials-refused' });
    expect(tokens.refusals).toEqual(['token-1']);
  });

  it('without the permission for calendars says so', async () => {
    const scene = await start(new KnownTokens().grant('token-1', ALICE, ['User.Read']), new FixedTokens());
    const missing = { kind: 'auth', reason: 'permission-missing' };
    await expect(scene.read()).rejects.toMatchObject(missing);
    const checks = await scene.adapter.validate();
    expect(checks.at(-1)).toMatchObject({
      name: 'credentials',
      ok: false,
      reason: 'permission-missing',
      detail: expect.stringContaining('Calendars.ReadWrite') as string,
    });
  });

  it('with the permission to read alone can read, and not write', async () => {
    const scopes = ['Calendars.Read', 'MailboxSettings.Read'];
    const scene = await start(new KnownTokens().grant('token-1', ALICE, scopes), new FixedTokens());
    scene.hold('A');
    await scene.read();
    expect(scene.titles()).toEqual(['A']);
    await expect(scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1'))).rejects.toMatchObject({
      reason: 'permission-missing',
      message: expect.stringContaining('Calendars.ReadWrite') as string,
    });
  });

  it('without the permission for mailbox settings knows no time zone, and misses nothing else', async () => {
    const with_ = await start(new KnownTokens().grant('token-1', ALICE, ALL), new FixedTokens());
    const without = await start(new KnownTokens().grant('token-1', ALICE, ['Calendars.ReadWrite']), new FixedTokens());
    expect(await with_.adapter.listCalendars()).toMatchObject([
      { name: 'Calendar', timeZone: 'Europe/Berlin', writable: true },
    ]);
    expect(await without.adapter.listCalendars()).toMatchObject([{ name: 'Calendar', timeZone: null, writable: true }]);
  });

  it('to a mailbox that was switched off says so', async () => {
    const scene = await start(new KnownTokens().grant('token-1', ALICE, ALL), new FixedTokens());
    await scene.read();
    scene.user.enable(false);
    await expect(scene.read()).rejects.toMatchObject({ kind: 'auth', reason: 'account-disabled' });
    expect((await scene.adapter.validate()).at(-1)).toMatchObject({ ok: false, reason: 'account-disabled' });
  });
});
