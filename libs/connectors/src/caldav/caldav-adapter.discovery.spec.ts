import { CALDAV_HOMES, caldavAccount, type CaldavQuirks, CaldavServer } from '@calmirror/testkit';

describe('calendars of a CalDAV account', () => {
  let server: CaldavServer;
  afterEach(() => server.stop());

  const start = async (quirks: Partial<CaldavQuirks> = {}): Promise<void> => {
    server = await CaldavServer.start(quirks);
    server.calendar('work', { displayName: 'Work & life', color: '#FF0000FF', timeZone: 'Europe/Berlin' });
    server.calendar('tasks', { components: ['VTODO'] });
    server.calendar('inbox', { kind: 'schedule-inbox' });
    server.calendar('outbox', { kind: 'schedule-outbox' });
    server.calendar('holidays', { displayName: 'Holidays', readOnly: true });
    server.calendar('plan é', { displayName: 'Plan' }, CALDAV_HOMES[1]);
  };
  const found = async (path: string): Promise<string[]> => {
    const { adapter, close } = caldavAccount(`${server.url}${path}`, server.user);
    try {
      const calendars = await adapter.listCalendars();
      return calendars.map(({ name, writable }) => `${name}${writable ? '' : ' (read-only)'}`).sort();
    } finally {
      await close();
    }
  };
  const ALL = ['Holidays (read-only)', 'Plan', 'Work & life'];

  it.each(['', '/', '/.well-known/caldav', '/dav/', '/dav', '/dav/principals/alice/', '/wrong/path/'])(
    'are found from %p, in all homes, without tasks, inbox and outbox',
    async (path) => {
      await start();
      expect(await found(path)).toEqual(ALL);
    },
  );

  it.each([301, 302, 307, 308] as const)(
    'are found through a well-known address that answers %i',
    async (wellKnown) => {
      await start({ wellKnown });
      expect(await found('')).toEqual(ALL);
    },
  );

  it('are found where the well-known address leads to the principal at once', async () => {
    await start({ wellKnownTo: '/dav/principals/alice/' });
    expect(await found('')).toEqual(ALL);
  });

  it.each<Partial<CaldavQuirks>>([
    { prefixes: 'none' },
    { prefixes: 'lower', cdata: true },
    { hrefs: 'absolute', gzip: true },
    { hrefs: 'encoded', indented: true },
    { hrefs: 'proxied' },
    { auth: 'MD5' },
  ])('are found in other spellings: %p', async (quirks) => {
    await start(quirks);
    expect(await found('')).toEqual(ALL);
  });

  it('are those of one home, or the one calendar, whose address was typed', async () => {
    await start();
    expect(await found('/dav/calendars/alice/work/')).toEqual(['Work & life']);
    expect(await found('/dav/calendars/alice/work')).toEqual(['Work & life']);
  });

  it('bear their address, colour and zone', async () => {
    await start();
    const { adapter, close } = caldavAccount(server.url, server.user);
    const calendars = await adapter.listCalendars();
    expect(calendars.find(({ name }) => name === 'Work & life')).toEqual({
      externalId: `${server.url}/dav/calendars/alice/work/`,
      name: 'Work & life',
      color: '#ff0000',
      timeZone: 'Europe/Berlin',
      readable: true,
      writable: true,
    });
    await close();
  });

  it.each(['007', '1.10', '1e5', 'true', 'null', ' Ü <&> "', ']]>', '2026-03-02'])(
    'bear the name %p to the letter',
    async (name) => {
      await start();
      server.calendar('odd', { displayName: name });
      expect(await found('/dav/calendars/alice/odd/')).toEqual([name.trim()]);
    },
  );

  it('are not found, with a reason, where there is no CalDAV server', async () => {
    await start({ wellKnown: null });
    const { adapter, close } = caldavAccount(server.url, server.user);
    await expect(adapter.listCalendars()).rejects.toMatchObject({ name: 'ProviderError', kind: 'not-found' });
    expect((await adapter.validate()).filter(({ ok }) => !ok)).toHaveLength(1);
    await close();
  });

  it('are made where the server can, and not where it cannot', async () => {
    await start();
    const { adapter, close } = caldavAccount(server.url, server.user);
    const made = await adapter.createCalendar?.('Holidays <2027> & more');
    expect(made).toMatchObject({ name: 'Holidays <2027> & more', writable: true });
    expect(await adapter.listCalendars()).toContainEqual(made);
    server.quirks.makesCalendars = false;
    await expect(adapter.createCalendar?.('No')).rejects.toMatchObject({ name: 'ProviderError' });
    expect(await adapter.listCalendars()).toHaveLength(ALL.length + 1);
    await close();
  });
});
