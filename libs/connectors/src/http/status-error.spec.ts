import { statusError } from './status-error.js';

describe('an HTTP status that is no success', () => {
  it.each([
    [206, 'temporary', 'partial-content'],
    [300, 'rejected', 'bad-redirect'],
    [400, 'rejected', 'refused'],
    [401, 'auth', 'credentials-refused'],
    [403, 'auth', 'forbidden'],
    [404, 'not-found', 'not-found'],
    [407, 'auth', 'credentials-refused'],
    [408, 'temporary', 'timeout'],
    [410, 'not-found', 'gone'],
    [418, 'rejected', 'refused'],
    [425, 'temporary', 'server-error'],
    [429, 'rate-limited', 'too-many-requests'],
    [500, 'temporary', 'server-error'],
    [501, 'temporary', 'server-error'],
    [502, 'temporary', 'unavailable'],
    [503, 'temporary', 'unavailable'],
    [504, 'temporary', 'unavailable'],
    [599, 'temporary', 'server-error'],
  ])('%i is %s, %s', (status, kind, reason) =>
    expect(statusError(status, 'feeds.test', null, 0)).toMatchObject({ kind, reason, retryAfterMs: null }),
  );

  it.each([408, 429, 503])('%i hands on the wait that the server asks for', (status) =>
    expect(statusError(status, 'feeds.test', '30', 0).retryAfterMs).toBe(30_000),
  );
});
