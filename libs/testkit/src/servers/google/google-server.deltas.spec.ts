import type { GoogleEvent } from './google-event.js';
import { GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const EVENTS = '/calendars/primary/events';
const BERLIN = { timeZone: 'Europe/Berlin' };
const TIMES = {
  start: { dateTime: '2026-03-02T10:00:00', ...BERLIN },
  end: { dateTime: '2026-03-02T11:00:00', ...BERLIN },
};

interface Page {
  readonly items: readonly GoogleEvent[];
  readonly nextSyncToken: string;
}

describe('what changed since a sync token of the Google server', () => {
  let google: GoogleServer;
  let client: PlainClient;

  beforeEach(async () => {
    google = await GoogleServer.start();
    client = new PlainClient(google.url);
    google.primary.put({ id: 'abcde', summary: 'Planning', ...TIMES });
    google.primary.put({ id: 'fghij', summary: 'Daily', recurrence: ['RRULE:FREQ=DAILY;COUNT=5'], ...TIMES });
  });
  afterEach(() => google.stop());

  const list = async (query = ''): Promise<Page> => (await client.send('GET', `${EVENTS}?${query}`)).json as Page;

  it('is told once', async () => {
    const { nextSyncToken } = await list();
    google.primary.patch('abcde', { summary: 'Planned' });
    const first = await list(`syncToken=${nextSyncToken}`);
    expect(first.items).toMatchObject([{ id: 'abcde', summary: 'Planned' }]);
    expect((await list(`syncToken=${first.nextSyncToken}`)).items).toEqual([]);
    // A token is a place, not a purse: the same one says the same again.
    expect((await list(`syncToken=${nextSyncToken}`)).items).toHaveLength(1);
  });

  it('holds deletions, which say no more than that', async () => {
    const { nextSyncToken } = await list();
    google.primary.delete('abcde');
    const { items } = await list(`syncToken=${nextSyncToken}`);
    expect(items).toEqual([
      { kind: 'calendar#event', etag: expect.any(String) as string, id: 'abcde', status: 'cancelled' },
    ]);
    const full = await list(`syncToken=${nextSyncToken}&showDeleted=true`);
    expect(full.items).toMatchObject([{ id: 'abcde', status: 'cancelled', summary: 'Planning' }]);
  });

  it('holds cancelled instances by their place in the series alone', async () => {
    const { nextSyncToken } = await list();
    google.primary.delete('fghij_20260304T090000Z');
    const { items } = await list(`syncToken=${nextSyncToken}`);
    expect(items).toEqual([
      {
        kind: 'calendar#event',
        etag: expect.any(String) as string,
        id: 'fghij_20260304T090000Z',
        status: 'cancelled',
        recurringEventId: 'fghij',
        originalStartTime: { dateTime: '2026-03-04T10:00:00+01:00', ...BERLIN },
      },
    ]);
  });

  it('holds the instances that differ from their series when that is deleted, and when it is back', async () => {
    google.primary.patch('fghij_20260304T090000Z', { summary: 'Mine' });
    const { nextSyncToken } = await list();
    google.primary.delete('fghij');
    const gone = await list(`syncToken=${nextSyncToken}`);
    const statuses = (page: Page): unknown[] => page.items.map(({ id, status }) => [id, status]).sort();
    expect(statuses(gone)).toEqual([
      ['fghij', 'cancelled'],
      ['fghij_20260304T090000Z', 'cancelled'],
    ]);
    google.primary.patch('fghij', { status: 'confirmed' });
    expect(statuses(await list(`syncToken=${gone.nextSyncToken}`))).toEqual([
      ['fghij', 'confirmed'],
      ['fghij_20260304T090000Z', 'confirmed'],
    ]);
  });

  it('comes wherever in time it is', async () => {
    const { nextSyncToken } = await list('timeMin=2026-03-01T00:00:00Z&timeMax=2026-04-01T00:00:00Z');
    google.primary.patch('abcde', {
      start: { dateTime: '2027-03-02T10:00:00' },
      end: { dateTime: '2027-03-02T11:00:00' },
    });
    expect((await list(`syncToken=${nextSyncToken}`)).items).toMatchObject([{ id: 'abcde' }]);
  });

  it.each([
    'iCalUID=a',
    'orderBy=updated',
    'privateExtendedProperty=a%3D1',
    'q=a',
    'timeMin=2026-03-02T12:00:00Z',
    'timeMax=2026-03-02T12:00:00Z',
    'updatedMin=2026-03-02T12:00:00Z',
    'showDeleted=false',
    'singleEvents=true',
    'eventTypes=default',
  ])('cannot be asked for beside %s', async (query) => {
    const { nextSyncToken } = await list();
    expect(verdictOf(await client.send('GET', `${EVENTS}?syncToken=${nextSyncToken}&${query}`))).toBe('400 invalid');
  });

  it('is not known by a token that has expired, or after a change of access', async () => {
    const { nextSyncToken } = await list();
    google.primary.expireSyncTokens();
    const gone = '410 fullSyncRequired';
    expect(verdictOf(await client.send('GET', `${EVENTS}?syncToken=${nextSyncToken}`))).toBe(gone);
    const renewed = await list();
    google.primary.share('bob@corp.test', 'reader');
    expect(verdictOf(await client.send('GET', `${EVENTS}?syncToken=${renewed.nextSyncToken}`))).toBe(gone);
  });

  it('is not known by a token of another calendar, nor by nonsense', async () => {
    const { nextSyncToken } = await list();
    const other = google.addCalendar({ summary: 'Team' });
    const asked = `/calendars/${other.id}/events?syncToken=${nextSyncToken}`;
    expect(verdictOf(await client.send('GET', asked))).toBe('400 invalid');
    expect(verdictOf(await client.send('GET', `${EVENTS}?syncToken=nonsense`))).toBe('400 invalid');
  });
});
