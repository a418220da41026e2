import { KnownTokens, MicrosoftScene, aMirror, ReadingEngine } from '@calmirror/testkit';

const ROLES = ['Calendars.ReadWrite', 'User.Read.All', 'MailboxSettings.Read'];

describe('an organisation’s mailboxes', () => {
  const scenes: MicrosoftScene[] = [];
  const start = async (roles: readonly string[] = ROLES): Promise<MicrosoftScene> => {
    const tokens = new KnownTokens().grant('token-1', null, roles);
    const scene = await MicrosoftScene.start({
      server: { tokens },
      settings: { access: 'organisation', tenant: 'corp.test' },
    });
    scenes.push(scene);
    return scene;
  };
  afterEach(() => Promise.all(scenes.splice(0).map((scene) => scene.stop())));

  it('are listed with their calendars, under ids that name the mailbox', async () => {
    const { adapter, server } = await start();
    server.person('bob@corp.test').addCalendar('Team', { canEdit: false });
    const calendars = await adapter.listCalendars();
    expect(calendars.map(({ mailbox, name, writable, timeZone }) => [mailbox, name, writable, timeZone])).toEqual([
      ['alice@corp.test', 'Calendar', true, 'Europe/Berlin'],
      ['bob@corp.test', 'Calendar', true, 'Europe/Berlin'],
      ['bob@corp.test', 'Team', false, 'Europe/Berlin'],
    ]);
    for (const { externalId, mailbox } of calendars) expect(externalId.startsWith(`${mailbox}/`)).toBe(true);
  });

  it('are listed ten people in a batch, after the pages of people', async () => {
    const scene = await start();
    for (let index = 0; index < 24; index += 1) scene.server.person(`p${index}@corp.test`);
    const listing = (): Promise<unknown> => scene.adapter.listCalendars();
    expect(await scene.requestsOf(listing)).toEqual(['GET users', 'batch of 20', 'batch of 20', 'batch of 10']);
    // Graph counts what it is asked for each mailbox by itself.
    expect(scene.budget.taken.get('connector-1')).toBe(4);
    expect(await scene.adapter.listCalendars()).toHaveLength(25);
  });

  it('are looked into one by one where one is asked for, with no look at the others', async () => {
    const scene = await start();
    scene.server.person('bob@corp.test').addCalendar('Team');
    const all = await scene.adapter.listCalendars();
    const ofBob = (): Promise<unknown> => scene.adapter.listCalendars('BOB@corp.test');
    expect(await ofBob()).toEqual(all.filter(({ mailbox }) => mailbox === 'bob@corp.test'));
    expect(await scene.requestsOf(ofBob)).toEqual(['GET bob%40corp.test', 'batch of 2']);
    await expect(scene.adapter.listCalendars('nobody@corp.test')).rejects.toMatchObject({ reason: 'account-disabled' });
  });

  it('are so many at most, and the validation says that there are more', async () => {
    const { adapter, server } = await start();
    for (let index = 0; index < 2_100; index += 1) server.person(`p${index}@corp.test`);
    const { detail } = (await adapter.validate()).at(-1) ?? {};
    expect(detail).toBe(
      'Calendars: 2000, of which 2000 can be written. Mailboxes: 2000. There are more people than are listed.',
    );
  }, 60_000);

  it('leave out people who have none', async () => {
    const { adapter, server } = await start();
    server.person('bob@corp.test').enable(false);
    expect((await adapter.listCalendars()).map(({ mailbox }) => mailbox)).toEqual(['alice@corp.test']);
    expect((await adapter.validate()).at(-1)).toMatchObject({
      ok: true,
      detail: 'Calendars: 1, of which 1 can be written.',
    });
  });

  it('are read and written by themselves, each on its own budget', async () => {
    const { adapter, server, budget } = await start();
    const bob = server.person('bob@corp.test');
    const [alices, bobs] = (await adapter.listCalendars()).map(({ externalId }) => externalId);
    const before = budget.taken.get('connector-1');
    bob.put({
      subject: 'Bob’s',
      start: { dateTime: '2026-03-02T10:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-03-02T11:00:00', timeZone: 'UTC' },
    });
    const engine = new ReadingEngine(adapter, bobs ?? '');
    await engine.read();
    expect(engine.summaries()).toEqual(['Bob’s']);
    const receipt = await adapter.createMirror(alices ?? '', aMirror('mirr0r1', { summary: 'Busy' }));
    expect(server.alice.events().map(({ subject }) => subject)).toEqual(['Busy']);
    expect(bob.events()).toHaveLength(1);
    await adapter.deleteMirror(alices ?? '', 'mirr0r1', receipt);
    expect(budget.taken.get('connector-1')).toBe(before);
    expect(budget.taken.get('connector-1/bob@corp.test')).toBe(1);
    expect(budget.taken.get('connector-1/alice@corp.test')).toBe(2);
  });

  it.each([
    [['Calendars.ReadWrite'], 'User.Read.All'],
    [['User.Read.All'], 'Calendars.ReadWrite'],
  ])('with %p alone are missing %s, which the validation says', async (roles, missing) => {
    const { adapter } = await start(roles);
    const checks = await adapter.validate();
    expect(checks.at(-1)).toMatchObject({
      ok: false,
      reason: 'permission-missing',
      detail: expect.stringContaining(missing) as string,
    });
    await expect(adapter.listCalendars()).rejects.toMatchObject({ kind: 'auth', reason: 'permission-missing' });
  });

  it('of which one is switched off say so, and are not there under other names', async () => {
    const { adapter, server } = await start();
    const [calendar] = await adapter.listCalendars();
    const id = calendar?.externalId ?? '';
    server.alice.enable(false);
    const disabled = { kind: 'auth', reason: 'account-disabled' };
    await expect(adapter.createMirror(id, aMirror('mirr0r1'))).rejects.toMatchObject(disabled);
    await expect(adapter.createMirror(id.replace('alice', 'zoe'), aMirror('mirr0r1'))).rejects.toMatchObject(disabled);
    await expect(adapter.createMirror('nobody', aMirror('mirr0r1'))).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('have no calendar made for them: nobody says whose it is to be', async () => {
    const { adapter } = await start();
    expect(adapter.capabilities.createsCalendars).toBe(false);
    await expect(adapter.createCalendar?.('New')).rejects.toMatchObject({ kind: 'rejected' });
  });
});
