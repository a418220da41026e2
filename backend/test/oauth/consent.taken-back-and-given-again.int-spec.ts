import type { CalendarAnswer, PairAnswer } from '@calmirror/contracts';
import { AccountTokens } from '../../src/connectors/account-tokens.js';
import { ALICE, BOB, OAuthHouse } from './harness/oauth-house.js';

describe('a consent that is taken back', () => {
  let house: OAuthHouse;
  let connectorId: string;
  let source: CalendarAnswer;
  let pair: PairAnswer;

  beforeAll(async () => {
    house = await OAuthHouse.start();
    connectorId = (await house.connector()).id;
    await house.connect(connectorId);
    const body = { connectorId, externalId: ALICE.mail };
    source = (await house.client.post('/api/calendars', body)).json<CalendarAnswer>();
    pair = await house.mirroring.pair(source, await house.mirroring.target());
    await house.mirroring.settled(pair.id);
  });
  afterAll(() => house.stop());

  const tokensRunOut = async (): Promise<void> => {
    await house.mirroring.running.db.query('UPDATE connector_tokens SET access_expires_at = now()');
    house.mirroring.running.app.get(AccountTokens).forget(connectorId);
  };

  it('leaves the connector in need of attention, with its reason, and the pair too', async () => {
    house.issuer.revoke(ALICE);
    await tokensRunOut();
    expect((await house.mirroring.pull(source.id)).error).toMatchObject({ kind: 'auth' });
    expect(await house.now(connectorId)).toMatchObject({
      status: 'needs-attention',
      statusReason: 'consent-revoked',
    });
    expect(await house.mirroring.pairNow(pair.id)).toMatchObject({
      state: 'needs-attention',
      stateReason: 'source-needs-attention',
    });
  });

  it('is not made good by another account: its pairs stay with the one that they are of', async () => {
    const { outcome, detail } = await house.connect(connectorId, { person: BOB });
    expect(outcome).toBe('wrong-account');
    expect(detail).toContain(ALICE.mail);
    expect(detail).toContain(BOB.mail);
    expect((await house.now(connectorId)).account).toMatchObject({ mail: ALICE.mail });
  });

  it('is made good by the same account, which the provider is told to propose; the pair goes on by itself', async () => {
    house.issuer.restore(ALICE);
    const { authorizationUrl } = await house.begin(connectorId);
    expect(new URL(authorizationUrl).searchParams.get('login_hint')).toBe(ALICE.mail);
    await house.comeBack(await house.issuer.consent(authorizationUrl, { person: ALICE }));
    expect(await house.now(connectorId)).toMatchObject({ status: 'active', statusReason: null });
    await house.mirroring.settled(pair.id);
  });

  it('is asked of the provider once, however many processes need a token at the same time', async () => {
    await tokensRunOut();
    const before = house.issuer.grants.length;
    const { app } = house.mirroring.running;
    const processes = Array.from({ length: 8 }, () => app.get(AccountTokens).of(connectorId));
    const tokens = await Promise.all(processes.map((process) => process.accessToken(null)));
    expect(new Set(tokens).size).toBe(1);
    expect(house.issuer.grants.length).toBe(before + 1);
  });

  it('is not what a provider that is away means: the next try goes well', async () => {
    await tokensRunOut();
    house.issuer.failNext(500, {});
    const source = house.mirroring.running.app.get(AccountTokens).of(connectorId);
    await expect(source.accessToken(null)).rejects.toMatchObject({ kind: 'temporary' });
    await expect(source.accessToken(null)).resolves.toEqual(expect.any(String));
    expect(await house.now(connectorId)).toMatchObject({ status: 'active' });
  });
});
