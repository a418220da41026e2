import { GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const EVENTS = '/calendars/primary/events';
const TIMES = { start: { date: '2026-03-02' }, end: { date: '2026-03-03' } };

describe('ids that a client chooses, on the Google server', () => {
  let google: GoogleServer;
  let client: PlainClient;

  beforeEach(async () => {
    google = await GoogleServer.start();
    client = new PlainClient(google.url);
  });
  afterEach(() => google.stop());

  it.each(['abcd', 'abcdw', 'ABCDE', 'ab-cde', 'v'.repeat(1025)])('refuses %.10s', async (id) => {
    expect(verdictOf(await client.send('POST', EVENTS, { id, ...TIMES }))).toBe('400 invalid');
  });

  it('makes one of its own where none is chosen', async () => {
    const { json } = await client.send('POST', EVENTS, TIMES);
    expect(json).toMatchObject({ id: expect.stringMatching(/^[0-9a-v]{5,}$/) as string });
  });

  it('refuses an id that stands, and one that was deleted', async () => {
    await client.send('POST', EVENTS, { id: 'abcde', ...TIMES });
    expect(verdictOf(await client.send('POST', EVENTS, { id: 'abcde', ...TIMES }))).toBe('409 duplicate');
    expect((await client.send('DELETE', `${EVENTS}/abcde`)).status).toBe(204);
    expect(verdictOf(await client.send('POST', EVENTS, { id: 'abcde', ...TIMES }))).toBe('409 duplicate');
    expect(verdictOf(await client.send('DELETE', `${EVENTS}/abcde`))).toBe('410 deleted');
    expect(verdictOf(await client.send('DELETE', `${EVENTS}/fghij`))).toBe('404 notFound');
  });

  it('shows a tombstone by its id, and brings it back by an update', async () => {
    google.primary.put({ id: 'abcde', summary: 'Planning', ...TIMES });
    google.primary.delete('abcde');
    const tombstone = await client.send('GET', `${EVENTS}/abcde`);
    expect([tombstone.status, tombstone.json]).toMatchObject([200, { id: 'abcde', status: 'cancelled' }]);
    expect(google.primary.events()).toEqual([]);
    const patched = await client.send('PATCH', `${EVENTS}/abcde`, { summary: 'Still gone' });
    expect(patched.json).toMatchObject({ status: 'cancelled' });
    const updated = await client.send('PUT', `${EVENTS}/abcde`, { summary: 'Back', ...TIMES });
    expect(updated.json).toMatchObject({ status: 'confirmed', summary: 'Back' });
    expect(google.primary.events()).toMatchObject([{ id: 'abcde', summary: 'Back' }]);
  });

  it('deletes by a status as well', async () => {
    google.primary.put({ id: 'abcde', ...TIMES });
    await client.send('PATCH', `${EVENTS}/abcde`, { status: 'cancelled' });
    expect(google.primary.events()).toEqual([]);
  });

  it('imports by UID: what stands under it is replaced', async () => {
    const event = { iCalUID: 'invite-1@other.test', organizer: { email: 'bob@other.test' }, ...TIMES };
    const first = await client.send('POST', `${EVENTS}/import`, { ...event, summary: '1' });
    const second = await client.send('POST', `${EVENTS}/import`, { ...event, summary: '2' });
    expect(second.json).toMatchObject({
      iCalUID: 'invite-1@other.test',
      summary: '2',
      organizer: { email: 'bob@other.test' },
    });
    expect((second.json as { id: string }).id).toBe((first.json as { id: string }).id);
    expect(google.primary.events()).toHaveLength(1);
    expect(verdictOf(await client.send('POST', `${EVENTS}/import`, TIMES))).toBe('400 required');
  });
});
