import { PUBLISHED_GOOGLE_LIMITS } from './google-quota.js';
import { GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const EVENTS = '/calendars/primary/events';

describe('limits of the Google server', () => {
  let google: GoogleServer;
  let client: PlainClient;
  let now = 0;

  beforeEach(async () => {
    now = Date.parse('2026-03-01T12:00:00Z');
    google = await GoogleServer.start({ now: () => now });
    client = new PlainClient(google.url);
  });
  afterEach(() => google.stop());

  const ask = async (): Promise<string> => verdictOf(await client.send('GET', EVENTS));

  it('slide: each moment looks back a minute', async () => {
    google.quota.limits = { perUser: 2, perProject: null };
    expect(await ask()).toBe('200');
    now += 40_000;
    expect(await ask()).toBe('200');
    expect(await ask()).toBe('403 userRateLimitExceeded');
    now += 20_000;
    expect(await ask()).toBe('200');
    expect(await ask()).toBe('403 userRateLimitExceeded');
    expect(google.quota.mostInAMinute()).toBe(2);
    expect(google.quota.refused).toHaveLength(2);
    expect(google.quota.units('alice@corp.test')).toHaveLength(3);
  });

  it('hold for all people of the project together', async () => {
    google.quota.limits = { ...PUBLISHED_GOOGLE_LIMITS, perProject: 1 };
    expect(await ask()).toBe('200');
    expect(await ask()).toBe('403 userRateLimitExceeded');
  });

  it.each([
    [{ status: 429, reason: 'rateLimitExceeded', retryAfter: null }, null],
    [{ status: 429, reason: 'rateLimitExceeded', retryAfter: { seconds: 30, as: 'seconds' } }, '30'],
    [
      { status: 403, reason: 'quotaExceeded', retryAfter: { seconds: 30, as: 'date' } },
      'Sun, 01 Mar 2026 12:00:30 GMT',
    ],
  ] as const)('refuse in the way that was chosen: %j', async (refusal, retryAfter) => {
    google.quota.limits = { perUser: 0, perProject: null };
    google.quota.refusal = refusal;
    const answer = await client.send('GET', EVENTS);
    expect(verdictOf(answer)).toBe(`${refusal.status} ${refusal.reason}`);
    expect(answer.json).toMatchObject({ error: { errors: [{ domain: 'usageLimits' }] } });
    expect(answer.headers.get('retry-after')).toBe(retryAfter);
  });

  it('do not look at who was not let in', async () => {
    google.quota.limits = { perUser: 1, perProject: 1 };
    await new PlainClient(google.url, 'bogus').send('GET', EVENTS);
    expect(await ask()).toBe('200');
  });
});
