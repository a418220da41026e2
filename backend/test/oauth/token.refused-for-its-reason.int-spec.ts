import { ALICE, OAuthHouse } from './harness/oauth-house.js';

const EVENTS = 'https://www.googleapis.com/auth/calendar.events';
const LIST = 'https://www.googleapis.com/auth/calendar.calendarlist.readonly';

describe('a connector whose next access token is refused', () => {
  let house: OAuthHouse;
  let id: string;

  beforeAll(async () => {
    house = await OAuthHouse.start({ issuer: { rotation: 'none' } });
    ({ id } = await house.connected());
  });
  afterAll(() => house.stop());

  it.each([
    [400, 'invalid_grant', 'Token has been expired or revoked.', 'consent-revoked'],
    [400, 'invalid_grant', 'AADSTS50173: The provided grant has expired.', 'consent-revoked'],
    [400, 'invalid_grant', 'AADSTS50057: The user account is disabled.', 'account-disabled'],
    [400, 'invalid_grant', 'AADSTS50020: User account does not exist in tenant.', 'wrong-tenant'],
    [401, 'invalid_client', 'AADSTS7000222: The provided client secret keys are expired.', 'client-refused'],
    [401, 'deleted_client', 'The OAuth client was deleted.', 'client-refused'],
    [400, 'unauthorized_client', 'Unauthorized', 'client-refused'],
    [400, 'invalid_grant', 'AADSTS700024: Client assertion is not within its valid time range.', 'clock-skew'],
  ])('with %i %s (%s) needs attention for %4$s, whoever asked', async (status, error, description, reason) => {
    await house.tokenEndsIn(id, 0);
    house.issuer.failNext(status, { error, error_description: description });
    const answer = await house.client.post(`/api/connectors/${id}/discover`);
    expect([answer.status, answer.text.includes(description)]).toEqual([502, false]);
    expect(await house.now(id)).toMatchObject({ status: 'needs-attention', statusReason: reason });
    await house.client.post(`/api/connectors/${id}/validate`);
    expect(await house.now(id)).toMatchObject({ status: 'active', statusReason: null });
  });

  it.each([
    [500, {}],
    [429, {}],
    [200, ['a page of a proxy']],
    [404, {}],
    [400, { error: 'temporarily_unavailable' }],
  ])('by a server that answers %i %p only waits', async (status, body) => {
    await house.tokenEndsIn(id, 0);
    house.issuer.failNext(status, body);
    const { kind } = await house
      .tokens(id)
      .accessToken(null)
      .then(
        () => ({ kind: 'none' }),
        (refusal: { kind: string }) => refusal,
      );
    expect(kind).toBe(status === 429 ? 'rate-limited' : 'temporary');
    expect(await house.now(id)).toMatchObject({ status: 'active' });
  });

  it('lacks a scope when one is taken back, and names it', async () => {
    house.issuer.takeBack(ALICE, LIST);
    house.issuer.takeBack(ALICE, EVENTS);
    const { checks } = (await house.client.post(`/api/connectors/${id}/validate`)).json<{
      checks: { ok: boolean; reason: string; detail: string }[];
    }>();
    expect(checks.find(({ ok }) => !ok)).toMatchObject({ reason: 'permission-missing' });
    expect(checks.find(({ ok }) => !ok)?.detail).toContain('auth/calendar');
    expect(await house.now(id)).toMatchObject({ status: 'needs-attention', statusReason: 'permission-missing' });
  });
});
