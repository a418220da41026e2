import type { ConnectorAnswer, ProblemDetails } from '@calmirror/contracts';
import { ALICE, APP, OAuthHouse } from './harness/oauth-house.js';

describe('a connector with an app registration of its own', () => {
  let house: OAuthHouse;
  let connector: ConnectorAnswer;

  beforeAll(async () => {
    house = await OAuthHouse.start();
    expect((await house.client.delete('/api/app-registrations/google')).status).toBe(204);
    connector = await house.made({
      kind: 'google',
      name: 'Alice',
      settings: { access: 'account', clientId: APP.id, testing: true },
      secret: { clientSecret: APP.secret },
    });
  });
  afterAll(() => house.stop());

  const put = async (body: object): Promise<[number, string[]]> => {
    const answer = await house.client.put(`/api/connectors/${connector.id}`, body);
    const faults = answer.json<Partial<ProblemDetails>>().errors ?? [];
    return [answer.status, [...new Set(faults.map(({ field, code }) => `${field} ${code}`))]];
  };

  it('is connected by it, and has no need of the installation’s', async () => {
    expect((await house.connect(connector.id)).outcome).toBe('connected');
    expect(await house.now(connector.id)).toMatchObject({ hasSecret: true, account: { mail: ALICE.mail } });
  });

  it('takes another secret of it without another consent', async () => {
    expect(await put({ secret: { clientSecret: 'wrong' } })).toEqual([200, []]);
    expect(await house.now(connector.id)).toMatchObject({ status: 'draft', statusReason: 'not-validated' });
    await house.tokenEndsIn(connector.id, 0);
    await expect(house.tokens(connector.id).accessToken(null)).rejects.toMatchObject({ reason: 'client-refused' });
    expect(await put({ secret: { clientSecret: APP.secret } })).toEqual([200, []]);
    await expect(house.tokens(connector.id).accessToken(null)).resolves.toEqual(expect.any(String));
  });

  it('keeps no secret for another client id, nor for a service account', async () => {
    expect(await put({ settings: { access: 'account', clientId: 'another' } })).toEqual([400, ['secret required']]);
    const organisation = { access: 'organisation', admin: ALICE.mail };
    expect(await put({ settings: organisation })).toEqual([400, ['secret required']]);
    expect(await put({ secret: null })).toEqual([400, ['secret type']]);
    expect(await house.now(connector.id)).toMatchObject({ settings: { clientId: APP.id }, hasSecret: true });
  });

  it('loses its secret with its registration, and has to be connected again by the installation’s', async () => {
    expect(await put({ settings: { access: 'account' } })).toEqual([200, []]);
    expect(await house.now(connector.id)).toMatchObject({
      hasSecret: false,
      status: 'draft',
      statusReason: 'not-connected',
    });
    const start = await house.client.post(`/api/connectors/${connector.id}/oauth/start`);
    expect(start.json<ProblemDetails>().code).toBe('no-app-registration');
    await house.register();
    expect((await house.connect(connector.id)).outcome).toBe('connected');
  });

  it('is still of the same account after all that', async () => {
    expect(await house.now(connector.id)).toMatchObject({ status: 'active', account: { mail: ALICE.mail } });
  });
});
