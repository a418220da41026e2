import { OAuthHouse } from './harness/oauth-house.js';

describe('an access token that comes to its end', () => {
  let house: OAuthHouse;
  let id: string;

  beforeAll(async () => {
    house = await OAuthHouse.start();
    ({ id } = await house.connected());
  });
  afterAll(() => house.stop());

  const asked = async (): Promise<number> => {
    const before = house.issuer.grants.length;
    await house.tokens(id).accessToken(null);
    return house.issuer.grants.length - before;
  };

  it('is taken while it is good for more than five minutes', async () => {
    await house.tokenEndsIn(id, 330);
    expect(await asked()).toBe(0);
  });

  it('is followed by the next one five minutes before', async () => {
    await house.tokenEndsIn(id, 290);
    expect(await asked()).toBe(1);
  });

  it('serves on while the provider is away', async () => {
    await house.tokenEndsIn(id, 0);
    const token = await house.tokens(id).accessToken(null);
    await house.tokenEndsIn(id, 120);
    house.issuer.failNext(503, {});
    expect(await house.tokens(id).accessToken(null)).toBe(token);
    await house.tokenEndsIn(id, 10);
    house.issuer.failNext(503, {});
    await expect(house.tokens(id).accessToken(null)).rejects.toMatchObject({
      kind: 'temporary',
      reason: 'unavailable',
    });
    expect(await house.now(id)).toMatchObject({ status: 'active' });
  });

  it('that lasts for a short time only is not asked for each time', async () => {
    house.issuer.accessSeconds = 120;
    await house.tokenEndsIn(id, 0);
    expect(await asked()).toBe(1);
    await house.tokenEndsIn(id, 100);
    expect(await asked()).toBe(0);
    await house.tokenEndsIn(id, 40);
    expect(await asked()).toBe(1);
    house.issuer.accessSeconds = 3_600;
  });

  it('is asked for once more when an API refuses it, however often that is said', async () => {
    await house.tokenEndsIn(id, 0);
    const source = house.tokens(id);
    const token = await source.accessToken(null);
    await Promise.all([source.refused(token), source.refused(token)]);
    expect(await asked()).toBe(1);
    await source.refused(token);
    expect(await asked()).toBe(0);
  });
});
