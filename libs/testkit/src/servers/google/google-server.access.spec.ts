import { KnownTokens } from '../token-verifier.js';
import type { CalendarHands } from './calendar-hands.js';
import { EVERY_GOOGLE_SCOPE } from './google-door.js';
import { GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const BOB = 'bob@corp.test';
const DAY = { start: { date: '2026-03-02' }, end: { date: '2026-03-03' } };

describe('what a calendar of somebody else allows on the Google server', () => {
  let google: GoogleServer;
  let bob: PlainClient;
  let team: CalendarHands;
  let events: string;

  beforeEach(async () => {
    const tokens = new KnownTokens().delegate('token-1', EVERY_GOOGLE_SCOPE);
    google = await GoogleServer.start({ tokens });
    google.addUser(BOB);
    bob = new PlainClient(google.url, `token-1:${BOB}`);
    team = google.addCalendar({ summary: 'Team' });
    team.put({ id: 'abcde', summary: 'Planning', ...DAY });
    team.put({ id: 'fghij', summary: 'Secret', visibility: 'private', ...DAY });
    events = `/calendars/${team.id}/events`;
  });
  afterEach(() => google.stop());

  const roles = async (): Promise<unknown[]> => {
    const { json } = await bob.send('GET', '/users/me/calendarList');
    return (json as { items: { id: string; accessRole: string }[] }).items.map(({ id, accessRole }) => [
      id,
      accessRole,
    ]);
  };
  const summaries = async (): Promise<unknown[]> => {
    const { json } = await bob.send('GET', events);
    return (json as { items: { summary?: string }[] }).items.map(({ summary }) => summary ?? null).sort();
  };

  it('nothing, to a stranger', async () => {
    expect(await roles()).toEqual([[BOB, 'owner']]);
    expect(verdictOf(await bob.send('GET', events))).toBe('404 notFound');
  });

  it('to see when, and nothing else', async () => {
    team.share(BOB, 'freeBusyReader');
    expect(await roles()).toContainEqual([team.id, 'freeBusyReader']);
    expect(await summaries()).toEqual([null, null]);
    expect(verdictOf(await bob.send('POST', `${events}/watch`, {}))).toBe('403 requiredAccessLevel');
  });

  it('to read what is not private', async () => {
    team.share(BOB, 'reader');
    expect(await summaries()).toEqual(['Planning', null]);
    for (const [method, path] of [
      ['POST', events],
      ['PUT', `${events}/abcde`],
      ['PATCH', `${events}/abcde`],
      ['DELETE', `${events}/abcde`],
    ])
      expect(verdictOf(await bob.send(method ?? '', path ?? '', DAY))).toBe('403 requiredAccessLevel');
  });

  it('to write, and not to take the calendar away', async () => {
    team.share(BOB, 'writer');
    expect(await summaries()).toEqual(['Planning', 'Secret']);
    expect((await bob.send('PATCH', `${events}/abcde`, { summary: 'Planned' })).status).toBe(200);
    expect(verdictOf(await bob.send('DELETE', `/calendars/${team.id}`))).toBe('403 requiredAccessLevel');
  });

  it('to be gone, for all', async () => {
    team.share(BOB, 'owner');
    expect((await bob.send('DELETE', `/calendars/${team.id}`)).status).toBe(204);
    expect(verdictOf(await bob.send('GET', events))).toBe('404 notFound');
    const alice = new PlainClient(google.url, 'token-1:alice@corp.test');
    expect(verdictOf(await alice.send('GET', events))).toBe('404 notFound');
  });

  it('is asked by whom the token is for', async () => {
    google.calendar('primary', BOB).put({ summary: 'Bob’s', ...DAY });
    const { json } = await bob.send('GET', '/calendars/primary/events');
    expect(json).toMatchObject({ items: [{ summary: 'Bob’s', organizer: { email: BOB } }] });
  });
});
