import { aMirror, FixedTokens, GoogleScene, KnownTokens } from '@calmirror/testkit';

const SCOPES = ['calendar', 'admin.directory.user.readonly'].map((name) => `https://www.googleapis.com/auth/${name}`);
const ADMIN = 'admin@corp.test';
const TIMES = { start: { dateTime: '2026-03-02T09:00:00Z' }, end: { dateTime: '2026-03-02T10:00:00Z' } };

describe('a connector for all people of an organisation at Google', () => {
  let scene: GoogleScene;
  let known: KnownTokens;
  beforeEach(async () => {
    known = new KnownTokens().delegate('token-1', SCOPES);
    scene = await GoogleScene.start({
      server: { tokens: known },
      tokens: new FixedTokens(),
      settings: { access: 'organisation', admin: ADMIN },
    });
    scene.server.addUser(ADMIN, { admin: true });
    scene.server.addUser('bob@corp.test');
  });
  afterEach(() => scene.stop());

  const read = (calendarId: string): ReturnType<typeof scene.adapter.fetchWindow> =>
    scene.adapter.fetchWindow({
      calendarId,
      window: { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' },
      cursor: null,
      known: () => Promise.resolve(new Map()),
      signal: new AbortController().signal,
    });

  it('lists each person’s own calendars once, under the mailbox', async () => {
    scene.server.calendar('primary').share('bob@corp.test', 'reader');
    scene.calendar.share(ADMIN, 'owner');
    const calendars = await scene.adapter.listCalendars();
    expect(calendars.map(({ externalId, mailbox }) => [externalId, mailbox]).sort()).toEqual(
      [
        ['admin@corp.test/admin@corp.test', ADMIN],
        [`admin@corp.test/${scene.calendar.id}`, ADMIN],
        ['alice@corp.test/alice@corp.test', 'alice@corp.test'],
        ['bob@corp.test/bob@corp.test', 'bob@corp.test'],
      ].sort(),
    );
  });

  it('lists one person’s own calendars without a look at anybody else', async () => {
    scene.server.calendar('primary').share('bob@corp.test', 'owner');
    scene.calendar.share('bob@corp.test', 'reader');
    const ofBob = (): Promise<unknown> => scene.adapter.listCalendars('BOB@corp.test');
    expect(await ofBob()).toMatchObject([{ externalId: 'bob@corp.test/bob@corp.test', mailbox: 'bob@corp.test' }]);
    expect(await scene.requestsOf(ofBob)).toEqual(['calendarList.list']);
    await expect(scene.adapter.listCalendars('nobody@corp.test')).rejects.toMatchObject({ kind: 'auth' });
  });

  it('lists fifty people with one request', async () => {
    for (let index = 0; index < 60; index += 1) scene.server.addUser(`person-${index}@corp.test`);
    const list = (): Promise<unknown> => scene.adapter.listCalendars();
    expect(await scene.requestsOf(list)).toEqual(['users.list', 'batch of 50', 'batch of 13']);
    // Google counts each call of a batch for whom it asks: the administrator's budget does not bear it.
    expect(scene.budget.taken).toEqual(new Map([[`connector-1/${ADMIN}`, 3]]));
  });

  it('leaves out who is disabled, and who has no calendar', async () => {
    scene.server.user('bob@corp.test').suspended = true;
    scene.server.addUser('carol@corp.test');
    scene.server.faults.next(({ headers }) => headers['authorization'] === 'Bearer token-1:carol@corp.test', {
      kind: 'answer',
      status: 403,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ error: { errors: [{ domain: 'calendar', reason: 'notACalendarUser' }] } }),
    });
    const mailboxes = (await scene.adapter.listCalendars()).map(({ mailbox }) => mailbox);
    expect([...new Set(mailboxes)].sort()).toEqual([ADMIN, 'alice@corp.test']);
  });

  it('reads and writes on behalf of whose calendar it is, and counts for that mailbox', async () => {
    scene.server.calendar('bob@corp.test').put({ summary: 'Lunch', ...TIMES });
    const { events } = await read('bob@corp.test/bob@corp.test');
    expect(events.map(({ event }) => event.summary)).toEqual(['Lunch']);
    await scene.adapter.createMirror('alice@corp.test/primary', aMirror('mirr0r1'));
    expect(scene.server.requests.map(({ mailbox }) => mailbox)).toEqual(['bob@corp.test', 'alice@corp.test']);
    expect(scene.budget.taken.get('connector-1/bob@corp.test')).toBe(1);
    expect(scene.budget.taken.get('connector-1/alice@corp.test')).toBe(1);
  });

  it('does not know calendars without a mailbox', async () => {
    await expect(read('primary')).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('is validated on behalf of its administrator', async () => {
    const checks = await scene.adapter.validate();
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(
      checks
        .map(({ name }) => name)
        .slice(-2)
        .sort(),
    ).toEqual(['people', 'permission']);
  });

  it('says when the administrator may not list people', async () => {
    scene.server.user(ADMIN).admin = false;
    const checks = await scene.adapter.validate();
    expect(checks.filter(({ ok }) => !ok)).toMatchObject([{ name: 'people', reason: 'forbidden' }]);
    await expect(scene.adapter.listCalendars()).rejects.toMatchObject({ kind: 'auth' });
  });

  it('names the scope that the delegation lacks', async () => {
    known.delegate('token-1', SCOPES.slice(0, 1));
    const [failed] = (await scene.adapter.validate()).filter(({ ok }) => !ok);
    expect(failed).toMatchObject({ name: 'people', reason: 'permission-missing' });
    expect(failed?.detail).toContain('admin.directory.user');
  });

  it('has no calendar made for it: nobody says whose it is to be', async () => {
    expect(scene.adapter.capabilities.createsCalendars).toBe(false);
    await expect(scene.adapter.createCalendar?.('Team')).rejects.toMatchObject({ kind: 'rejected' });
    expect(scene.server.requests).toEqual([]);
  });
});
