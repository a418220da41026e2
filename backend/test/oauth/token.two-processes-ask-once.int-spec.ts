import { AccountTokens } from '../../src/connectors/account-tokens.js';
import { type RunningApp, startApp } from '../harness/start-app.js';
import { OAuthHouse } from './harness/oauth-house.js';

describe('an access token that two processes need at the same time', () => {
  let house: OAuthHouse;
  let other: RunningApp;

  beforeAll(async () => {
    // Whoever brings a used refresh token again loses the consent: two requests would be the end of it.
    house = await OAuthHouse.start({ issuer: { rotation: 'strict' } });
    const { database } = house.mirroring.running;
    other = await startApp({ mode: 'worker', database, env: house.env });
  });
  afterAll(async () => {
    await other.stop();
    await house.stop();
  });

  it('is asked for by one of them, and read by the other', async () => {
    const { id } = await house.connected();
    for (let round = 0; round < 5; round += 1) {
      await house.tokenEndsIn(id, 0);
      other.app.get(AccountTokens).forget(id);
      const before = house.issuer.grants.length;
      const sources = [house.tokens(id), other.app.get(AccountTokens).of(id)];
      const asked = Array.from({ length: 10 }, () => sources.map((source) => source.accessToken(null)));
      const tokens = await Promise.all(asked.flat());
      expect([new Set(tokens).size, house.issuer.grants.length - before]).toEqual([1, 1]);
    }
    expect(await house.now(id)).toMatchObject({ status: 'active', statusReason: null });
  });

  it('is asked for by another one when the first died in the midst of it', async () => {
    const { id } = await house.connected();
    await house.tokenEndsIn(id, 0);
    await house.mirroring.running.db.query(
      `UPDATE connector_tokens SET refreshing_by = gen_random_uuid(), refreshing_until = now() + interval '1 second'
       WHERE connector_id = $1`,
      [id],
    );
    await expect(house.tokens(id).accessToken(null)).resolves.toEqual(expect.any(String));
  });

  it('is not written over a consent that was given while it was asked for', async () => {
    const { id } = await house.connected();
    await house.tokenEndsIn(id, 0);
    const held = house.issuer.holdNext();
    const asked = house.tokens(id).accessToken(null);
    await held.arrived;
    await house.connect(id);
    held.release();
    const token = await asked;
    const stored = await other.app.get(AccountTokens).of(id).accessToken(null);
    expect(token).toBe(stored);
    await house.tokenEndsIn(id, 0);
    await expect(house.tokens(id).accessToken(null)).resolves.toEqual(expect.any(String));
  });
});
