import type { CalendarAnswer, ConnectorQuota, DiscoveredCalendars } from '@calmirror/contracts';
import { AccountTokens } from '../../src/connectors/account-tokens.js';
import { QuotaTally } from '../../src/connectors/budget/quota-tally.js';
import { ALICE, OAuthHouse } from './harness/oauth-house.js';

describe('a Google account', () => {
  let house: OAuthHouse;
  let connectorId: string;

  beforeAll(async () => {
    house = await OAuthHouse.start();
    connectorId = (await house.connector()).id;
  });
  afterAll(() => house.stop());

  it('is not connected when it is made', async () => {
    expect(await house.now(connectorId)).toMatchObject({
      status: 'draft',
      statusReason: 'not-connected',
      account: null,
      connectedAt: null,
      hasSecret: false,
    });
  });

  it('is connected by a sign-in at its provider', async () => {
    const { authorizationUrl, attemptId } = await house.begin(connectorId);
    expect(new URL(authorizationUrl).searchParams.get('code_challenge_method')).toBe('S256');
    const page = await house.comeBack(await house.issuer.consent(authorizationUrl, { person: ALICE }));
    expect(page.pathname + page.search).toBe(
      `/connected?outcome=connected&attempt=${attemptId}&connector=${connectorId}`,
    );
    expect(await house.now(connectorId)).toMatchObject({
      status: 'active',
      statusReason: null,
      account: { mail: ALICE.mail },
      connectedAt: expect.any(String) as string,
    });
  });

  it('shows its calendars, and is mirrored', async () => {
    const found = (await house.client.post(`/api/connectors/${connectorId}/discover`)).json<DiscoveredCalendars>();
    expect(found.items.map(({ externalId, writable }) => [externalId, writable])).toEqual([[ALICE.mail, true]]);
    const hour = (from: string): { dateTime: string; timeZone: string } => ({ dateTime: from, timeZone: 'UTC' });
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    house.google.primary.put({ summary: 'Lunch', start: hour(`${day}T12:00:00Z`), end: hour(`${day}T13:00:00Z`) });
    const source = (
      await house.client.post('/api/calendars', { connectorId, externalId: ALICE.mail })
    ).json<CalendarAnswer>();
    const target = await house.mirroring.target();
    const pair = await house.mirroring.pair(source, target);
    await house.mirroring.settled(pair.id);
    const feed = await house.client.get(new URL(target.feedUrl ?? '').pathname);
    expect(feed.text).toMatch(/^SUMMARY:Lunch\r$/m);
  });

  it('asked for one access token, however many requests there were', () => {
    expect(house.issuer.grants).toHaveLength(1);
  });

  it('has what it was asked written down, beside what was asked on the way to its sign-in', async () => {
    await house.mirroring.running.app.get(QuotaTally).flush();
    const { history } = (await house.client.get(`/api/connectors/${connectorId}/quota`)).json<ConnectorQuota>();
    expect(history.reduce((sum, { requests }) => sum + requests, 0)).toBeGreaterThan(0);
  });

  it('has a new one asked for when the provider refuses it before its time', async () => {
    await house.mirroring.running.db.query('UPDATE connector_tokens SET access_expires_at = NULL');
    // This process believes for some seconds what it has read.
    house.mirroring.running.app.get(AccountTokens).forget(connectorId);
    expect((await house.client.post(`/api/connectors/${connectorId}/validate`)).json()).toMatchObject({ ok: true });
    expect(house.issuer.grants).toHaveLength(2);
  });
});
