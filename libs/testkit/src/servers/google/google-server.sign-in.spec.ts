import { KnownTokens } from '../token-verifier.js';
import { GOOGLE_MAILBOX, GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const EVENTS = '/calendars/primary/events';
const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;

describe('the door of the Google server', () => {
  let google: GoogleServer;
  let tokens: KnownTokens;

  beforeEach(async () => {
    tokens = new KnownTokens()
      .grant('reads', GOOGLE_MAILBOX, [scope('calendar.events.readonly')])
      .grant('writes', GOOGLE_MAILBOX, [scope('calendar.events'), scope('calendar.calendarlist.readonly')])
      .grant('nobody', 'nobody@corp.test', [scope('calendar')]);
    google = await GoogleServer.start({ tokens });
  });
  afterEach(() => google.stop());

  const ask = async (token: string | null, method: string, path: string, body: object | null = null): Promise<string> =>
    verdictOf(await new PlainClient(google.url, token).send(method, path, body));

  it('opens to a token that is known, and to no other', async () => {
    expect(await ask('reads', 'GET', EVENTS)).toBe('200');
    expect(await ask(null, 'GET', EVENTS)).toBe('401 required');
    expect(await ask('bogus', 'GET', EVENTS)).toBe('401 authError');
    expect(await ask('nobody', 'GET', EVENTS)).toBe('401 authError');
    tokens.revoke('reads');
    expect(await ask('reads', 'GET', EVENTS)).toBe('401 authError');
  });

  it('lets nobody do more than was granted', async () => {
    const event = { start: { date: '2026-03-02' }, end: { date: '2026-03-03' } };
    expect(await ask('reads', 'POST', EVENTS, event)).toBe('403 insufficientPermissions');
    expect(await ask('reads', 'GET', '/users/me/calendarList')).toBe('403 insufficientPermissions');
    expect(await ask('writes', 'POST', EVENTS, event)).toBe('200');
    expect(await ask('writes', 'GET', '/users/me/calendarList')).toBe('200');
    expect(await ask('writes', 'POST', '/calendars', { summary: 'Team' })).toBe('403 insufficientPermissions');
  });

  it('stays shut to an account that was disabled', async () => {
    google.user().suspended = true;
    expect(await ask('reads', 'GET', EVENTS)).toBe('403 accountDisabled');
  });

  it('notes who came', async () => {
    await ask('reads', 'GET', `${EVENTS}?maxResults=5`);
    await ask('bogus', 'GET', '/nonsense');
    expect(google.requests).toMatchObject([
      { operation: 'events.list', path: `/calendar/v3${EVENTS}`, mailbox: GOOGLE_MAILBOX, status: 200, inBatch: false },
      { operation: 'unknown', mailbox: null, status: 401 },
    ]);
  });
});
