import { graphError } from './graph-error.js';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const without = (): null => null;
const said = (code: string, message = 'Some words.'): unknown => ({ error: { code, message } });
const waiting =
  (seconds: string) =>
  (name: string): string | null =>
    name === 'retry-after' ? seconds : null;

describe('an error of Graph', () => {
  it.each<[number, unknown, string, string]>([
    [401, said('InvalidAuthenticationToken'), 'auth', 'credentials-refused'],
    [403, said('ErrorAccessDenied'), 'auth', 'permission-missing'],
    [403, said('Authorization_RequestDenied'), 'auth', 'permission-missing'],
    [403, said('ErrorAccessDenied', 'Access to OData is disabled: [RAOP] : Blocked.'), 'auth', 'forbidden'],
    [403, said('ErrorCannotDeleteObject'), 'auth', 'forbidden'],
    [403, '<html>Forbidden</html>', 'temporary', 'undecodable'],
    [404, '<html>Not found</html>', 'temporary', 'undecodable'],
    [409, '<html>Conflict</html>', 'temporary', 'undecodable'],
    [410, '<html>Gone</html>', 'temporary', 'undecodable'],
    [412, '<html>Precondition failed</html>', 'temporary', 'undecodable'],
    [403, { message: 'Blocked by the filter.' }, 'temporary', 'undecodable'],
    [401, '<html>Unauthorized</html>', 'auth', 'credentials-refused'],
    [429, '<html>Slow down</html>', 'rate-limited', 'too-many-requests'],
    [404, undefined, 'not-found', 'not-found'],
    [404, said('ErrorItemNotFound'), 'not-found', 'not-found'],
    [404, said('ResourceNotFound'), 'not-found', 'not-found'],
    [400, said('ErrorInvalidIdMalformed'), 'not-found', 'not-found'],
    [404, said('MailboxNotEnabledForRESTAPI'), 'auth', 'account-disabled'],
    [404, said('ErrorInvalidUser'), 'auth', 'account-disabled'],
    [409, said('ErrorFolderExists'), 'conflict', 'already-exists'],
    [412, said('ErrorIrresolvableConflict'), 'conflict', 'changed-meanwhile'],
    [410, said('SyncStateNotFound'), 'cursor-expired', 'cursor-refused'],
    [410, said('syncStateNotFound'), 'cursor-expired', 'cursor-refused'],
    [410, said('resyncRequired'), 'cursor-expired', 'cursor-refused'],
    [400, said('SyncStateInvalid'), 'cursor-expired', 'cursor-refused'],
    [410, said('Gone'), 'not-found', 'gone'],
    [400, said('ErrorInvalidRequest'), 'rejected', 'refused'],
    [400, '<html>Bad request</html>', 'temporary', 'undecodable'],
    [413, said('RequestEntityTooLarge'), 'rejected', 'too-large'],
    [206, {}, 'temporary', 'partial-content'],
    [302, '<html>Sign in</html>', 'temporary', 'unavailable'],
    [500, said('InternalServerError'), 'temporary', 'server-error'],
    [502, '<html>Bad gateway</html>', 'temporary', 'unavailable'],
    [503, said('ServiceUnavailable'), 'temporary', 'unavailable'],
    [504, undefined, 'temporary', 'unavailable'],
    [423, said('Locked'), 'temporary', 'server-error'],
  ])('%i %j is %s, %s', (status, body, kind, reason) => {
    expect(graphError(status, body, without, NOW)).toMatchObject({ kind, reason, retryAfterMs: null });
  });

  it('of 410 with the address of a fresh round is a cursor that has expired', () => {
    const located = (name: string): string | null => (name === 'location' ? 'https://graph.test/v1.0/x' : null);
    expect(graphError(410, said('Gone'), located, NOW)).toMatchObject({ kind: 'cursor-expired' });
  });

  it.each([429, 503, 504, 500])('%i says how long to wait', (status) => {
    expect(graphError(status, said('X'), waiting('17'), NOW).retryAfterMs).toBe(17_000);
    expect(graphError(status, said('X'), waiting('Mon, 02 Mar 2026 10:00:30 GMT'), NOW).retryAfterMs).toBe(30_000);
  });

  it('of too many requests says so, whether or not it says how long to wait', () => {
    const limited = { kind: 'rate-limited', reason: 'too-many-requests' };
    expect(graphError(429, said('TooManyRequests'), waiting('5'), NOW)).toMatchObject({
      ...limited,
      retryAfterMs: 5000,
    });
    expect(graphError(429, undefined, without, NOW)).toMatchObject({ ...limited, retryAfterMs: null });
  });

  it('names the permission that is missing', () => {
    const { message } = graphError(403, said('Authorization_RequestDenied'), without, NOW, 'User.ReadBasic.All');
    expect(message).toContain('User.ReadBasic.All');
  });

  it('names its code and nothing that it quotes', () => {
    const { message } = graphError(400, said('Error\n<b>X', 'The subject “Salary talk” is no good.'), without, NOW);
    expect(message).toBe('Microsoft Graph answered 400 (ErrorbX).');
  });
});
