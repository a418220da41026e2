import { googleError, refusesToken } from './google-error.js';

const NOW = Date.parse('2026-03-02T10:00:00Z');

const said = (status: number, reason: string, domain = 'global'): Parameters<typeof googleError>[0] => ({
  status,
  body: JSON.stringify({ error: { errors: [{ domain, reason, message: 'Lunch with Anna' }], code: status } }),
  retryAfter: null,
  challenge: null,
});

describe('what a refusal of Google means', () => {
  it.each([
    [400, 'invalid', 'rejected', 'refused'],
    [400, 'badRequest', 'rejected', 'refused'],
    [401, 'authError', 'auth', 'credentials-refused'],
    [401, 'push.webhookUrlUnauthorized', 'rejected', 'refused'],
    [403, 'rateLimitExceeded', 'rate-limited', 'too-many-requests'],
    [403, 'userRateLimitExceeded', 'rate-limited', 'too-many-requests'],
    [403, 'quotaExceeded', 'rate-limited', 'too-many-requests'],
    [403, 'calendarUsageLimitsExceeded', 'rate-limited', 'too-many-requests'],
    [403, 'dailyLimitExceeded', 'rate-limited', 'too-many-requests'],
    [403, 'accessNotConfigured', 'auth', 'permission-missing'],
    [403, 'insufficientPermissions', 'auth', 'permission-missing'],
    [403, 'forbidden', 'auth', 'forbidden'],
    [403, 'requiredAccessLevel', 'auth', 'forbidden'],
    [403, 'accountDisabled', 'auth', 'account-disabled'],
    [403, 'forbiddenForNonOrganizer', 'rejected', 'refused'],
    [404, 'notFound', 'not-found', 'not-found'],
    [409, 'duplicate', 'conflict', 'already-exists'],
    [410, 'deleted', 'not-found', 'gone'],
    [410, 'fullSyncRequired', 'cursor-expired', 'cursor-refused'],
    [410, 'updatedMinTooLongAgo', 'cursor-expired', 'cursor-refused'],
    [412, 'conditionNotMet', 'conflict', 'changed-meanwhile'],
    [429, 'rateLimitExceeded', 'rate-limited', 'too-many-requests'],
    [500, 'backendError', 'temporary', 'server-error'],
    [503, 'backendError', 'temporary', 'unavailable'],
  ])('%i %s: %s, %s', (status, reason, kind, expected) => {
    const error = googleError(said(status, reason), NOW);
    expect([error.kind, error.reason]).toEqual([kind, expected]);
    expect(error.message).toContain(`${status} (${reason})`);
  });

  it('never repeats what Google says of the event', () => {
    for (const status of [400, 401, 403, 404, 409, 410, 412, 429, 500])
      expect(googleError(said(status, 'Lunch with Anna'), NOW).message).not.toMatch(/Lunch|Anna/);
  });

  it('names the scope that the consent lacks', () => {
    const challenge =
      'Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="https://www.googleapis.com/auth/calendar.events"';
    const { message } = googleError({ ...said(403, 'insufficientPermissions'), challenge }, NOW);
    expect(message).toContain('the scope https://www.googleapis.com/auth/calendar.events.');
  });

  it('reads reasons in the newer form too', () => {
    const body = JSON.stringify({ error: { code: 403, details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }] } });
    expect(googleError({ status: 403, body, retryAfter: null, challenge: null }, NOW).reason).toBe(
      'permission-missing',
    );
  });

  it.each([302, 307])('is none where somebody is sent elsewhere by %i, as by a page to sign in', (status) => {
    const { kind, reason } = googleError({ status, body: '<html>', retryAfter: null, challenge: null }, NOW);
    expect([kind, reason]).toEqual(['temporary', 'unavailable']);
  });

  it.each([
    [429, '7', 7_000],
    [403, 'Mon, 02 Mar 2026 10:01:00 GMT', 60_000],
    [503, '30', 30_000],
    [429, null, null],
  ])('%i with Retry-After %p waits %p ms', (status, retryAfter, wait) => {
    expect(googleError({ ...said(status, 'rateLimitExceeded'), retryAfter }, NOW).retryAfterMs).toBe(wait);
  });

  it.each(['<html><h1>403 Forbidden</h1></html>', '', '{"error":', '[]', '{"error":"access_denied"}'])(
    'is no word of Google’s where the answer is %p',
    (body) => {
      for (const status of [400, 403, 404, 409, 410, 412]) {
        const { kind, reason } = googleError({ status, body, retryAfter: null, challenge: null }, NOW);
        expect([kind, reason]).toEqual(['temporary', 'undecodable']);
      }
    },
  );

  it('of the token is told from one of the address to call', () => {
    expect(refusesToken(said(401, 'authError'))).toBe(true);
    expect(refusesToken({ status: 401, body: '' })).toBe(true);
    expect(refusesToken(said(401, 'push.webhookUrlUnauthorized'))).toBe(false);
    expect(refusesToken(said(403, 'authError'))).toBe(false);
  });
});
