import type { ForecastItem, Listing } from '@calmirror/contracts';
import { ALICE, APP, OAuthHouse } from './harness/oauth-house.js';

describe('a consent to read a mailbox that is taken back', () => {
  let house: OAuthHouse;
  let connectorId: string;

  beforeAll(async () => {
    house = await OAuthHouse.start();
    connectorId = (await house.mailbox()).id;
    expect((await house.connect(connectorId)).outcome).toBe('connected');
  });
  afterAll(() => house.stop());

  it('leaves its connector in need of attention, with its reason', async () => {
    house.issuer.revoke(ALICE);
    await house.tokenEndsIn(connectorId, 0);
    await expect(house.tokens(connectorId).accessToken(null)).rejects.toMatchObject({ reason: 'consent-revoked' });
    expect(await house.now(connectorId)).toMatchObject({ status: 'needs-attention', statusReason: 'consent-revoked' });
  });

  it('is given again by the account of the mailbox, which the provider is told to propose', async () => {
    house.issuer.restore(ALICE);
    const { authorizationUrl } = await house.begin(connectorId);
    expect(new URL(authorizationUrl).searchParams.get('login_hint')).toBe(ALICE.mail);
    await house.comeBack(await house.issuer.consent(authorizationUrl, { person: ALICE }));
    expect(await house.now(connectorId)).toMatchObject({ status: 'active', statusReason: null });
    await expect(house.tokens(connectorId).accessToken(null)).resolves.toEqual(expect.any(String));
  });

  it('has another token asked for when the mailbox’s server refuses the one before its time', async () => {
    const source = house.tokens(connectorId);
    const first = await source.accessToken(null);
    await source.refused(first);
    expect(await source.accessToken(null)).not.toBe(first);
  });

  it('ends after a week where the app is in testing, which the forecast knows', async () => {
    await house.register(APP.secret, { testing: true });
    await house.connect(connectorId);
    const { items } = (await house.client.get('/api/forecast')).json<Listing<ForecastItem>>();
    expect(items).toMatchObject([{ kind: 'consent', connectorId, provider: 'imap', renews: false, urgency: 'week' }]);
  });
});
