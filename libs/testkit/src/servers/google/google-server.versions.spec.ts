import type { GoogleEvent } from './google-event.js';
import { GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const EVENTS = '/calendars/primary/events';
const TIMES = {
  start: { dateTime: '2026-03-02T10:00:00+01:00' },
  end: { dateTime: '2026-03-02T11:00:00+01:00' },
};

describe('versions of an event on the Google server', () => {
  let google: GoogleServer;
  let client: PlainClient;
  let made: GoogleEvent;

  beforeEach(async () => {
    // All in one millisecond: an ETag must not hang on the clock.
    google = await GoogleServer.start({ now: () => Date.parse('2026-03-01T12:00:00Z') });
    client = new PlainClient(google.url);
    made = (await client.send('POST', EVENTS, { id: 'abcde', summary: 'Planning', ...TIMES })).json as GoogleEvent;
  });
  afterEach(() => google.stop());

  it('gives every write another ETag', async () => {
    const { headers, json } = await client.send('PATCH', `${EVENTS}/abcde`, { summary: 'Planned' });
    expect((json as GoogleEvent).etag).not.toBe(made.etag);
    expect(headers.get('etag')).toBe((json as GoogleEvent).etag);
  });

  it.each(['PUT', 'PATCH', 'DELETE'])(
    'refuses a %s of what has changed meanwhile, and changes nothing',
    async (method) => {
      google.primary.patch('abcde', { location: 'Room 1' });
      const body = method === 'DELETE' ? null : { summary: 'Mine', ...TIMES };
      const answer = await client.send(method, `${EVENTS}/abcde`, body, { 'if-match': made.etag });
      expect(verdictOf(answer)).toBe('412 conditionNotMet');
      expect(google.primary.get('abcde')).toMatchObject({
        summary: 'Planning',
        location: 'Room 1',
        status: 'confirmed',
      });
    },
  );

  it('takes a write of the version that stands, and of any', async () => {
    const first = await client.send('PATCH', `${EVENTS}/abcde`, { summary: '1' }, { 'if-match': made.etag });
    expect(first.status).toBe(200);
    expect((await client.send('PATCH', `${EVENTS}/abcde`, { summary: '2' }, { 'if-match': '*' })).status).toBe(200);
  });

  it('does not repeat what a client has', async () => {
    const answer = await client.send('GET', `${EVENTS}/abcde`, null, { 'if-none-match': made.etag });
    expect([answer.status, answer.text]).toEqual([304, '']);
    google.primary.patch('abcde', { summary: 'Planned' });
    expect((await client.send('GET', `${EVENTS}/abcde`, null, { 'if-none-match': made.etag })).status).toBe(200);
  });

  it('counts changes of the time, and refuses to count back', async () => {
    expect(made.sequence).toBe(0);
    const renamed = await client.send('PATCH', `${EVENTS}/abcde`, { summary: 'Planned' });
    expect(renamed.json).toMatchObject({ sequence: 0 });
    const moved = await client.send('PUT', `${EVENTS}/abcde`, {
      ...TIMES,
      end: { dateTime: '2026-03-02T12:00:00+01:00' },
    });
    expect(moved.json).toMatchObject({ sequence: 1 });
    expect(moved.json).not.toHaveProperty('summary');
    const back = await client.send('PUT', `${EVENTS}/abcde`, { ...TIMES, sequence: 0 });
    expect(verdictOf(back)).toBe('400 invalid');
  });

  it('merges a patch, and takes away what is null', async () => {
    google.primary.patch('abcde', { extendedProperties: { private: { a: '1', b: '2' } }, location: 'Room 1' });
    const patch = { extendedProperties: { private: { b: null, c: '3' } }, location: null };
    const { json } = await client.send('PATCH', `${EVENTS}/abcde`, patch);
    expect(json).toMatchObject({ summary: 'Planning', extendedProperties: { private: { a: '1', c: '3' } } });
    expect((json as GoogleEvent).extendedProperties?.private).not.toHaveProperty('b');
    expect(json).not.toHaveProperty('location');
  });
});
