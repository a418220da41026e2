import type { ConnectorAnswer, ProblemDetails } from '@calmirror/contracts';
import { ALICE, APP, OAuthHouse } from './harness/oauth-house.js';

const HOST = 'imap.example.org';
const CONSENT = { host: HOST, signIn: 'google', username: ALICE.mail };

describe('a mailbox that comes to be signed in to in another way', () => {
  let house: OAuthHouse;
  let connector: ConnectorAnswer;

  beforeAll(async () => {
    house = await OAuthHouse.start();
    connector = await house.mailbox({ clientId: APP.id }, { secret: { clientSecret: APP.secret } });
    expect((await house.connect(connector.id)).outcome).toBe('connected');
  });
  afterAll(() => house.stop());

  const put = async (body: object): Promise<[number, string[]]> => {
    const answer = await house.client.put(`/api/connectors/${connector.id}`, body);
    const faults = answer.json<Partial<ProblemDetails>>().errors ?? [];
    return [answer.status, [...new Set(faults.map(({ field, code }) => `${field} ${code}`))]];
  };
  const now = (): Promise<ConnectorAnswer> => house.now(connector.id);

  it('keeps its consent where the sign-in stays as it is', async () => {
    expect(await put({ settings: { ...CONSENT, clientId: APP.id, mailbox: 'Invitations' } })).toEqual([200, []]);
    expect(await now()).toMatchObject({
      hasSecret: true,
      statusReason: 'not-validated',
      account: { mail: ALICE.mail },
    });
    await expect(house.tokens(connector.id).accessToken(null)).resolves.toEqual(expect.any(String));
  });

  it('loses secret and consent with its own app, and is connected again by the installation’s', async () => {
    expect(await put({ settings: CONSENT })).toEqual([200, []]);
    expect(await now()).toMatchObject({ hasSecret: false, status: 'draft', statusReason: 'not-connected' });
    house.forget(connector.id);
    await expect(house.tokens(connector.id).accessToken(null)).rejects.toMatchObject({ reason: 'not-connected' });
    expect((await house.connect(connector.id)).outcome).toBe('connected');
  });

  it('needs a password where one signs in from now on, and is nobody’s account then', async () => {
    expect(await put({ settings: { host: HOST, signIn: 'password' } })).toEqual([400, ['secret required']]);
    const secret = { username: 'alice', password: 'x' };
    expect(await put({ settings: { host: HOST, signIn: 'password' }, secret })).toEqual([200, []]);
    expect(await now()).toMatchObject({
      hasSecret: true,
      status: 'draft',
      statusReason: 'not-validated',
      account: null,
      connectedAt: null,
    });
  });

  it('loses its password where an account signs in again, of whom a consent is needed', async () => {
    expect(await put({ settings: CONSENT })).toEqual([200, []]);
    expect(await now()).toMatchObject({ hasSecret: false, statusReason: 'not-connected', account: null });
  });

  it('forgets an account of one provider at the other one', async () => {
    expect((await house.connect(connector.id)).outcome).toBe('connected');
    expect(await put({ settings: { ...CONSENT, signIn: 'microsoft' } })).toEqual([200, []]);
    expect(await now()).toMatchObject({ statusReason: 'not-connected', account: null, connectedAt: null });
  });
});
