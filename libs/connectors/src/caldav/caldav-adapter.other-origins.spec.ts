import { aMirror, caldavAccount, CaldavServer, feed, FeedServer } from '@calmirror/testkit';

describe('a CalDAV server that sends elsewhere', () => {
  let server: CaldavServer;
  let other: FeedServer;
  beforeEach(async () => {
    server = await CaldavServer.start();
    server.calendar('work');
    other = await FeedServer.start();
  });
  afterEach(async () => {
    await server.stop();
    await other.close();
  });

  /** What the account ends with. */
  const listing = async (): Promise<{ error: unknown }> => {
    const { adapter, close } = caldavAccount(server.url, server.user);
    const error = await adapter.listCalendars().then(
      () => null,
      (reason: unknown) => reason,
    );
    await close();
    return { error };
  };

  it('by a redirect is not followed: neither the password nor a question goes there', async () => {
    server.quirks.wellKnownTo = other.url('/dav/');
    other.route('/dav/', feed.status(401, { 'www-authenticate': 'Basic realm="give it to me"' }));
    const { error } = await listing();
    expect(error).toMatchObject({ kind: 'blocked', reason: 'redirect-not-allowed' });
    expect(other.requests).toEqual([]);
  });

  it.each([301, 302, 307, 308])('by a redirect (%i) of a write gets no event sent there', async (status) => {
    const { adapter, close } = caldavAccount(server.url, server.user);
    const [calendar] = await adapter.listCalendars();
    server.faults.next('PUT', { kind: 'status', status, headers: { location: other.url('/mine.ics') } });
    const write = adapter.createMirror(calendar?.externalId ?? '', aMirror('mirr0r1'));
    await expect(write).rejects.toMatchObject({ kind: 'blocked', reason: 'redirect-not-allowed' });
    await close();
    expect(other.requests).toEqual([]);
  });

  it('by a redirect within itself is followed with what it was sent', async () => {
    const { adapter, close } = caldavAccount(server.url, server.user);
    const [calendar] = await adapter.listCalendars();
    const location = '/dav/calendars/alice/work/moved.ics';
    server.faults.next('PUT', { kind: 'status', status: 307, headers: { location } });
    await adapter.createMirror(calendar?.externalId ?? '', aMirror('mirr0r1'));
    await close();
    expect([...(server.find('work')?.objects.keys() ?? [])]).toEqual(['moved.ics']);
  });

  it('to a page that asks to sign in has not written, whatever that page answers', async () => {
    const page = await FeedServer.start();
    page.route('/dav/calendars/alice/work/mirr0r1.ics', feed.redirect('/login', 302));
    page.route('/login', feed.plain('<html>Please sign in</html>', 'text/html'));
    const { adapter, close } = caldavAccount(page.url('/dav/'), server.user);
    const write = adapter.createMirror(page.url('/dav/calendars/alice/work/'), aMirror('mirr0r1'));
    await expect(write).rejects.toMatchObject({ kind: 'temporary', reason: 'unavailable' });
    await close();
    await page.close();
  });

  it.each(['PUT', 'DELETE'])('by a 303 has not done what it was asked (%s)', async (method) => {
    const { adapter, close } = caldavAccount(server.url, server.user);
    const [{ externalId } = { externalId: '' }] = await adapter.listCalendars();
    const receipt = await adapter.createMirror(externalId, aMirror('mirr0r1'));
    const headers = { location: server.urlOf(server.calendar('work')) };
    server.faults.next(method, { kind: 'status', status: 303, headers });
    const write =
      method === 'PUT'
        ? adapter.updateMirror(externalId, aMirror('mirr0r1'), receipt)
        : adapter.deleteMirror(externalId, 'mirr0r1', receipt);
    await expect(write).rejects.toMatchObject({ kind: 'temporary' });
    await close();
  });

  it('by the address of a home is not followed either', async () => {
    server.quirks.homeHrefs = ['https://elsewhere.test/homes/'];
    expect((await listing()).error).toMatchObject({ kind: 'blocked', reason: 'redirect-not-allowed' });
  });

  it.each(['http://10.0.0.1/dav/', 'http://169.254.169.254/latest/', 'http://[::1]/dav/'])(
    'to an address within the network (%s) is not followed',
    async (address) => {
      server.quirks.wellKnownTo = address;
      expect((await listing()).error).toMatchObject({ kind: 'blocked' });
      server.quirks.wellKnownTo = null;
      server.quirks.homeHrefs = [address];
      expect((await listing()).error).toMatchObject({ kind: 'blocked' });
    },
  );

  it('round in a circle is given up', async () => {
    server.quirks.wellKnownTo = '/.well-known/caldav';
    expect((await listing()).error).toMatchObject({ name: 'ProviderError' });
    expect(server.requests.length).toBeLessThan(20);
  });
});
