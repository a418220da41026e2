import type { GoogleEvent } from './google-event.js';
import { GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const EVENTS = '/calendars/primary/events';

interface Page {
  readonly items: readonly GoogleEvent[];
  readonly nextPageToken?: string;
  readonly nextSyncToken?: string;
}

/** An hour of 2 March 2026 in Berlin. */
const at = (hour: number): Record<string, object> => {
  const clock = (value: number): string => `2026-03-02T${String(value).padStart(2, '0')}:00:00+01:00`;
  return { start: { dateTime: clock(hour) }, end: { dateTime: clock(hour + 1) } };
};

describe('a full read of the Google server', () => {
  let google: GoogleServer;
  let client: PlainClient;

  beforeEach(async () => {
    google = await GoogleServer.start();
    client = new PlainClient(google.url);
  });
  afterEach(() => google.stop());

  const list = async (query = ''): Promise<Page> => (await client.send('GET', `${EVENTS}?${query}`)).json as Page;
  const titles = async (query: string): Promise<(string | undefined)[]> =>
    (await list(query)).items.map(({ summary }) => summary).sort();

  it('comes in pages of 250, and of 2500 at the most; the last one alone has a sync token', async () => {
    for (let count = 0; count < 2501; count += 1) google.primary.put(at(9));
    const first = await list();
    expect(first.items).toHaveLength(250);
    expect(first).not.toHaveProperty('nextSyncToken');
    const most = await list('maxResults=9999');
    expect(most.items).toHaveLength(2500);
    const last = await list(`maxResults=9999&pageToken=${most.nextPageToken}`);
    expect(last.items).toHaveLength(1);
    expect(last).not.toHaveProperty('nextPageToken');
    expect(last.nextSyncToken).toEqual(expect.any(String));
  });

  it('is of one moment, and its sync token goes on from there', async () => {
    for (const id of ['aaaaa', 'bbbbb', 'ccccc']) google.primary.put({ id, ...at(9) });
    const first = await list('maxResults=2');
    const rest = ['aaaaa', 'bbbbb', 'ccccc'].find((id) => !first.items.some((event) => event.id === id)) ?? '';
    google.primary.delete(rest);
    const second = await list(`maxResults=2&pageToken=${first.nextPageToken}`);
    expect(second.items).toMatchObject([{ id: rest, status: 'confirmed' }]);
    const delta = await list(`syncToken=${second.nextSyncToken}`);
    expect(delta.items).toMatchObject([{ id: rest, status: 'cancelled' }]);
  });

  it('can be given in smaller pages, and in pages without end', async () => {
    for (let count = 0; count < 3; count += 1) google.primary.put(at(9));
    google.primary.limitPages(1);
    expect((await list('maxResults=250')).items).toHaveLength(1);
    google.primary.loopPages();
    const first = await list();
    const second = await list(`pageToken=${first.nextPageToken}`);
    expect(second.nextPageToken).toBe(first.nextPageToken);
    expect(verdictOf(await client.send('GET', `${EVENTS}?pageToken=nonsense`))).toBe('400 invalid');
  });

  it('finds by time, text, type and property', async () => {
    google.primary.put({ summary: 'Early', ...at(8) });
    google.primary.put({ summary: 'Late', description: 'with cake', ...at(18) });
    google.primary.put({ summary: 'Focus', eventType: 'focusTime', ...at(12) });
    google.primary.put({ summary: 'Marked', extendedProperties: { private: { a: '1', b: '2' } }, ...at(12) });
    const noon = encodeURIComponent('2026-03-02T12:00:00+01:00');
    expect(await titles(`timeMin=${noon}`)).toEqual(['Focus', 'Late', 'Marked']);
    expect(await titles(`timeMax=${noon}`)).toEqual(['Early']);
    expect(await titles('q=CAKE')).toEqual(['Late']);
    expect(await titles('eventTypes=focusTime')).toEqual(['Focus']);
    expect(await titles('privateExtendedProperty=a%3D1&privateExtendedProperty=b%3D2')).toEqual(['Marked']);
    expect(await titles('privateExtendedProperty=a%3D1&privateExtendedProperty=b%3D3')).toEqual([]);
    expect(await list('q=CAKE')).not.toHaveProperty('nextSyncToken');
  });

  it('shows deleted events where they are asked for', async () => {
    google.primary.put({ id: 'abcde', ...at(8) });
    google.primary.delete('abcde');
    expect((await list()).items).toEqual([]);
    expect((await list('showDeleted=true')).items).toMatchObject([{ id: 'abcde', status: 'cancelled' }]);
  });

  it('gives as much of it as is asked for', async () => {
    google.primary.put({ id: 'abcde', summary: 'Early', ...at(8) });
    const answer = await client.send('GET', `${EVENTS}?fields=kind,items(id,start/dateTime)`);
    expect(answer.json).toEqual({
      kind: 'calendar#events',
      items: [{ id: 'abcde', start: { dateTime: '2026-03-02T08:00:00+01:00' } }],
    });
    expect(verdictOf(await client.send('GET', `${EVENTS}?fields=items(id`))).toBe('400 invalid');
  });

  it.each([
    ['orderBy=startTime', '400 badRequest'],
    ['orderBy=updated', '200'],
    ['timeMin=2026-03-02T12:00:00', '400 badRequest'],
    ['timeMin=2026-03-02T12:00:00Z&timeMax=2026-03-02T12:00:00Z', '400 timeRangeEmpty'],
    ['updatedMin=2020-01-01T00:00:00Z', '410 updatedMinTooLongAgo'],
    ['timeZone=Mars/Olympus', '400 invalid'],
  ])('answers %s with %s', async (query, verdict) => {
    expect(verdictOf(await client.send('GET', `${EVENTS}?${query}`))).toBe(verdict);
    google.violations.splice(0);
  });
});
