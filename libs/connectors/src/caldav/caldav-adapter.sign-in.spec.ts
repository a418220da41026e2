import { caldavAccount, type CaldavQuirks, CaldavServer } from '@calmirror/testkit';

describe('signing in to a CalDAV server', () => {
  let server: CaldavServer;
  afterEach(() => server.stop());

  it.each<CaldavQuirks['auth']>(['none', 'basic', 'MD5', 'SHA-256'])(
    'by %s, with a password beyond ASCII',
    async (auth) => {
      server = await CaldavServer.start({ auth });
      server.calendar('work');
      const { adapter, close } = caldavAccount(server.url, server.user);
      expect((await adapter.validate()).every(({ ok }) => ok)).toBe(true);
      await close();
    },
  );

  it.each<CaldavQuirks['auth']>(['basic', 'MD5', 'SHA-256'])(
    'by %s with a wrong password is refused, and not tried again and again',
    async (auth) => {
      server = await CaldavServer.start({ auth, wellKnown: null });
      const { adapter, close } = caldavAccount(`${server.url}/dav/`, { name: 'alice', password: 'wrong' });
      await expect(adapter.listCalendars()).rejects.toMatchObject({ kind: 'auth', reason: 'credentials-refused' });
      expect(server.requests.length).toBeLessThanOrEqual(2);
      const failed = (await adapter.validate()).filter(({ ok }) => !ok);
      const detail = expect.stringContaining('app password') as string;
      expect(failed).toMatchObject([{ name: 'credentials', reason: 'credentials-refused', detail }]);
      await close();
    },
  );

  it('goes on when a nonce has grown old, with one more request for a new one', async () => {
    server = await CaldavServer.start({ auth: 'SHA-256', nonceUses: 2 });
    server.calendar('work');
    const { adapter, close } = caldavAccount(`${server.url}/dav/calendars/alice/work/`, server.user);
    const counts: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const before = server.requests.length;
      expect(await adapter.listCalendars()).toHaveLength(1);
      counts.push(server.requests.length - before);
    }
    // Two questions a round, and each round has to ask for a nonce of its own.
    expect(counts).toEqual([3, 3, 3, 3]);
    await close();
  });

  it('sends the password itself no more once a digest was asked for', async () => {
    server = await CaldavServer.start({ auth: 'SHA-256', nonceUses: 1 });
    server.calendar('work');
    const { adapter, close } = caldavAccount(server.url, server.user);
    await adapter.listCalendars();
    const schemes = server.requests.map(({ headers }) => headers.authorization?.split(' ')[0] ?? 'none');
    expect(schemes.slice(schemes.indexOf('Digest'))).not.toContain('Basic');
    expect(schemes.filter((scheme) => scheme === 'Digest').length).toBeGreaterThan(3);
    await close();
  });

  it.each([1, 3, Number.POSITIVE_INFINITY])(
    'holds for many requests at once, with nonces for %d',
    async (nonceUses) => {
      server = await CaldavServer.start({ auth: 'SHA-256', nonceUses });
      server.calendar('work');
      const { adapter, close } = caldavAccount(server.url, server.user);
      const asked = Array.from({ length: 6 }, () => adapter.listCalendars());
      for (const calendars of await Promise.all(asked)) expect(calendars).toHaveLength(1);
      await close();
    },
  );
});
