import { TokenStore } from '../../src/connectors/oauth/token-store.js';
import { APP, OAuthHouse } from './harness/oauth-house.js';

describe('the consent to a connector that is removed, where it is to end', () => {
  let house: OAuthHouse;

  const refreshTokenOf = async (connectorId: string): Promise<string> => {
    const stored = await house.mirroring.running.app.get(TokenStore).read({ connectorId, mailbox: '' });
    return stored?.refreshToken ?? '';
  };
  /** Whether the provider takes a refresh token, whoever has it. */
  const isGood = async (refreshToken: string): Promise<boolean> => {
    const form = { client_id: APP.id, client_secret: APP.secret, grant_type: 'refresh_token' };
    const body = new URLSearchParams({ ...form, refresh_token: refreshToken });
    return (await fetch(`${house.issuer.issuer}/token`, { method: 'POST', body })).status === 200;
  };
  const remove = async (id: string): Promise<number> =>
    (await house.client.delete(`/api/connectors/${id}?consent=end`)).status;

  beforeAll(async () => {
    house = await OAuthHouse.start();
  });
  afterAll(() => house.stop());

  it('is given back to the provider', async () => {
    const { id } = await house.connected();
    const token = await refreshTokenOf(id);
    expect(await isGood(token)).toBe(true);
    expect(await remove(id)).toBe(204);
    expect(await isGood(token)).toBe(false);
  });

  it('stays where another connector lives by the same person’s, and goes with the last one', async () => {
    const [first, last] = [await house.connected(), await house.connected()];
    const tokens = [await refreshTokenOf(first.id), await refreshTokenOf(last.id)];
    expect(await remove(first.id)).toBe(204);
    expect(await Promise.all(tokens.map(isGood))).toEqual([true, true]);
    expect(await remove(last.id)).toBe(204);
    expect(await isGood(tokens[1] ?? '')).toBe(false);
  });

  it('stays where it is not to end, and nothing goes by a word that means neither', async () => {
    const { id } = await house.connected();
    const token = await refreshTokenOf(id);
    expect((await house.client.delete(`/api/connectors/${id}?consent=revoke`)).status).toBe(400);
    expect((await house.client.delete(`/api/connectors/${id}`)).status).toBe(204);
    expect(await isGood(token)).toBe(true);
  });

  it('keeps no connector from going while the provider is away', async () => {
    const { id } = await house.connected();
    await house.issuer.stop();
    expect(await remove(id)).toBe(204);
    expect((await house.client.get(`/api/connectors/${id}`)).status).toBe(404);
  });
});
