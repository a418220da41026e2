import { GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const LIST = '/users/me/calendarList';

describe('calendars of the Google server', () => {
  let google: GoogleServer;
  let client: PlainClient;

  beforeEach(async () => {
    google = await GoogleServer.start();
    client = new PlainClient(google.url);
  });
  afterEach(() => google.stop());

  it('are made, renamed and taken away', async () => {
    const made = await client.send('POST', '/calendars', { summary: 'Team', timeZone: 'Europe/Paris' });
    const { id } = made.json as { id: string };
    expect(made.json).toMatchObject({ summary: 'Team', timeZone: 'Europe/Paris' });
    expect(id).toMatch(/@group\.calendar\.google\.com$/);
    await client.send('PATCH', `/calendars/${id}`, { summary: 'Crew' });
    const seen = await client.send('GET', `/calendars/${id}`);
    expect(seen.json).toMatchObject({ id, summary: 'Crew', timeZone: 'Europe/Paris' });
    expect((await client.send('DELETE', `/calendars/${id}`)).status).toBe(204);
    expect(verdictOf(await client.send('GET', `/calendars/${id}`))).toBe('404 notFound');
    expect(google.calendars().map((calendar) => calendar.id)).toEqual(['alice@corp.test']);
  });

  it('need a title and a zone that is one; a primary one stays', async () => {
    expect(verdictOf(await client.send('POST', '/calendars', {}))).toBe('400 required');
    expect(verdictOf(await client.send('POST', '/calendars', { summary: 'Team', timeZone: 'CET+1' }))).toBe(
      '400 invalid',
    );
    expect(verdictOf(await client.send('DELETE', '/calendars/primary'))).toBe('403 forbidden');
  });

  it('are listed page by page, with their colours', async () => {
    google.addCalendar({ summary: 'Team', colorId: '7' });
    const first = (await client.send('GET', `${LIST}?maxResults=1`)).json as { nextPageToken: string };
    expect(first).toMatchObject({ items: [{ id: 'alice@corp.test', primary: true, accessRole: 'owner' }] });
    expect(first).not.toHaveProperty('nextSyncToken');
    const second = await client.send('GET', `${LIST}?maxResults=1&pageToken=${first.nextPageToken}`);
    expect(second.json).toMatchObject({
      items: [{ summary: 'Team', colorId: '7', backgroundColor: '#42d692', timeZone: 'Europe/Berlin' }],
      nextSyncToken: expect.any(String) as string,
    });
    const { json } = await client.send('GET', '/colors');
    expect(json).toMatchObject({
      calendar: { 7: { background: '#42d692' } },
      event: { 11: { background: '#dc2127' } },
    });
  });

  it('are listed by what may be done there', async () => {
    google.addUser('bob@corp.test');
    google.addCalendar({ summary: 'Bob’s' }, 'bob@corp.test').share('alice@corp.test', 'reader');
    const ids = async (query: string): Promise<number> =>
      ((await client.send('GET', `${LIST}?${query}`)).json as { items: unknown[] }).items.length;
    expect(await ids('')).toBe(2);
    expect(await ids('minAccessRole=writer')).toBe(1);
  });
});

describe('people of the Google server', () => {
  let google: GoogleServer;
  let client: PlainClient;

  beforeEach(async () => {
    google = await GoogleServer.start();
    google.addUser('bob@corp.test', { name: 'Bob Builder' });
    google.addUser('eve@other.test', { suspended: true });
    client = new PlainClient(google.url);
  });
  afterEach(() => google.stop());

  const ask = (query: string): ReturnType<PlainClient['send']> =>
    client.send('GET', `//admin/directory/v1/users?${query}`);

  it('are listed to an administrator alone', async () => {
    expect(verdictOf(await ask('customer=my_customer'))).toBe('403 forbidden');
    google.user().admin = true;
    const first = await ask('customer=my_customer&maxResults=2');
    expect(first.json).toMatchObject({
      users: [
        { primaryEmail: 'alice@corp.test', isAdmin: true },
        { primaryEmail: 'bob@corp.test', name: { givenName: 'Bob', familyName: 'Builder', fullName: 'Bob Builder' } },
      ],
    });
    const { nextPageToken } = first.json as { nextPageToken: string };
    const second = await ask(`customer=my_customer&maxResults=2&pageToken=${nextPageToken}`);
    expect(second.json).toMatchObject({ users: [{ primaryEmail: 'eve@other.test', suspended: true }] });
    expect(second.json).not.toHaveProperty('nextPageToken');
  });

  it('are of a domain, or of the customer', async () => {
    google.user().admin = true;
    expect((await ask('domain=other.test')).json).toMatchObject({ users: [{ primaryEmail: 'eve@other.test' }] });
    expect((await ask('domain=nobody.test')).json).not.toHaveProperty('users');
    expect(verdictOf(await ask(''))).toBe('400 badRequest');
  });
});
