import { ALICE, APP, CORP, EVE, OAuthHouse, OTHER } from './harness/oauth-house.js';

describe('a Microsoft account', () => {
  let house: OAuthHouse;

  beforeAll(async () => {
    house = await OAuthHouse.start({ kind: 'microsoft', issuer: { rotation: 'kept' } });
  });
  afterAll(() => house.stop());

  it('of any organisation is connected where no directory is named, and known by its own', async () => {
    const { id } = await house.connector();
    const { authorizationUrl } = await house.begin(id);
    expect(new URL(authorizationUrl).pathname).toBe('/organizations/oauth2/v2.0/authorize');
    expect((await house.connect(id)).outcome).toBe('connected');
    expect(await house.now(id)).toMatchObject({ status: 'active', account: { mail: ALICE.mail, tenant: CORP } });
    expect((await house.discovered(id)).map(({ name }) => name)).toEqual(['Calendar']);
  });

  it.each([
    ['id', CORP],
    ['domain', 'corp.test'],
  ])('is connected by the %s of its directory', async (_, tenant) => {
    const { id } = await house.connector('Alice', { tenant });
    expect((await house.connect(id)).outcome).toBe('connected');
  });

  it('of another directory is refused by the provider', async () => {
    const { id } = await house.connector('Eve', { tenant: CORP });
    expect((await house.connect(id, { person: EVE })).outcome).toBe('wrong-tenant');
    expect(await house.now(id)).toMatchObject({ statusReason: 'not-connected', account: null });
  });

  it('of another directory is refused here too, if the provider lets it in', async () => {
    house.issuer.ignoresTenants = true;
    const { id } = await house.connector('Eve', { tenant: CORP });
    expect((await house.connect(id, { person: EVE })).outcome).toBe('wrong-tenant');
    house.issuer.ignoresTenants = false;
    expect(await house.now(id)).toMatchObject({ statusReason: 'not-connected', account: null });
  });

  it('cannot be asked for in a directory that is not there', async () => {
    const { id } = await house.connector('Alice', { tenant: 'nowhere.test' });
    const answer = await house.client.post(`/api/connectors/${id}/oauth/start`);
    expect([answer.status, answer.json<{ code: string; detail: string }>()]).toMatchObject([
      502,
      { code: 'connector-failed', detail: 'Microsoft knows no directory of this name or id.' },
    ]);
  });

  it('that gives no right to go on later is not connected', async () => {
    const { id } = await house.connector();
    expect((await house.connect(id, { person: ALICE, without: ['offline_access'] })).outcome).toBe('no-refresh-token');
  });

  it('is of the directory that the installation is registered in, unless the connector names one', async () => {
    await house.register(APP.secret, { tenant: OTHER });
    const { id } = await house.connector();
    const { authorizationUrl } = await house.begin(id);
    expect(new URL(authorizationUrl).pathname).toBe(`/${OTHER}/oauth2/v2.0/authorize`);
    await house.register();
  });

  it('is refreshed at its own directory, and each rotated token is kept', async () => {
    const { id } = await house.connected();
    for (let round = 0; round < 3; round += 1) {
      await house.tokenEndsIn(id, 0);
      const token = await house.tokens(id).accessToken(null);
      expect(house.issuer.verify(token)).toMatchObject({ mailbox: ALICE.mail });
    }
    expect(house.issuer.grants.slice(-3)).toEqual(['refresh_token', 'refresh_token', 'refresh_token']);
  });

  it('goes on after a refresh whose answer was lost', async () => {
    const { id } = await house.connected();
    await house.tokenEndsIn(id, 0);
    house.issuer.hangUpNext();
    await expect(house.tokens(id).accessToken(null)).rejects.toMatchObject({ kind: 'temporary' });
    await expect(house.tokens(id).accessToken(null)).resolves.toEqual(expect.any(String));
    expect(await house.now(id)).toMatchObject({ status: 'active' });
  });
});
