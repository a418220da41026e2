import { TokenStore } from '../../src/connectors/oauth/token-store.js';
import { ALICE, OAuthHouse } from './harness/oauth-house.js';

describe.each(['google', 'microsoft'] as const)('calendars and mailbox of one person at %s', (kind) => {
  let house: OAuthHouse;
  let calendars: string;
  let mailbox: string;

  beforeAll(async () => {
    house = await OAuthHouse.start({ kind, issuer: { rotation: 'kept' } });
    calendars = (await house.connected()).id;
    mailbox = (await house.mailbox()).id;
    expect((await house.connect(mailbox)).outcome).toBe('connected');
  });
  afterAll(() => house.stop());

  const scopesOf = async (connectorId: string): Promise<readonly string[]> =>
    house.issuer.verify(await house.tokens(connectorId).accessToken(null))?.scopes ?? [];

  const reach = async (connectorId: string): Promise<string[]> => {
    const scopes = await scopesOf(connectorId);
    return ['calendar', 'imap', 'mail.google'].filter((word) => scopes.some((one) => one.toLowerCase().includes(word)));
  };

  it('have tokens of their own, with rights of their own, after each refresh too', async () => {
    const mail = kind === 'google' ? 'mail.google' : 'imap';
    for (let round = 0; round < 2; round += 1) {
      expect([await reach(calendars), await reach(mailbox)]).toEqual([['calendar'], [mail]]);
      await house.tokenEndsIn(calendars, 0);
      await house.tokenEndsIn(mailbox, 0);
    }
    expect(await house.discovered(calendars)).toHaveLength(1);
  });

  it('go on each by itself when the other one needs a consent', async () => {
    await house.mirroring.running.db.query('DELETE FROM connector_tokens WHERE connector_id = $1', [mailbox]);
    house.forget(mailbox);
    await expect(house.tokens(mailbox).accessToken(null)).rejects.toMatchObject({ reason: 'not-connected' });
    expect(await house.discovered(calendars)).toHaveLength(1);
    expect((await house.connect(mailbox, { person: ALICE })).outcome).toBe('connected');
    expect(await reach(calendars)).toEqual(['calendar']);
  });

  it('live by one consent at the provider, which the removal of the mailbox so leaves alone', async () => {
    const refreshToken = async (): Promise<string | null> =>
      (await house.mirroring.running.app.get(TokenStore).read({ connectorId: calendars, mailbox: '' }))?.refreshToken ??
      null;
    expect(await refreshToken()).not.toBeNull();
    expect((await house.client.delete(`/api/connectors/${mailbox}?consent=end`)).status).toBe(204);
    await house.tokenEndsIn(calendars, 0);
    expect(await reach(calendars)).toEqual(['calendar']);
  });
});
