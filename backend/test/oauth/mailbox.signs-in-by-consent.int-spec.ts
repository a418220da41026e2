import type { AppRegistrationAnswer, Listing, ProblemDetails } from '@calmirror/contracts';
import { ALICE, OAuthHouse } from './harness/oauth-house.js';

describe.each([
  ['google', 'https://mail.google.com/', 'https://mail.google.com/ openid email'],
  [
    'microsoft',
    'https://outlook.office.com/IMAP.AccessAsUser.All',
    'https://outlook.office.com/IMAP.AccessAsUser.All offline_access openid email profile',
  ],
] as const)('a mailbox that is signed in to at %s', (kind, right, asked) => {
  let house: OAuthHouse;
  let connectorId: string;

  beforeAll(async () => {
    house = await OAuthHouse.start({ kind });
    connectorId = (await house.mailbox()).id;
  });
  afterAll(() => house.stop());

  const isUntouched = async (): Promise<void> =>
    expect(await house.now(connectorId)).toMatchObject({
      status: 'draft',
      statusReason: 'not-connected',
      account: null,
      hasSecret: false,
    });

  it('is not connected when it is made', () => isUntouched());

  it('asks its account for the mailbox, and for nothing else', async () => {
    const { authorizationUrl } = await house.begin(connectorId);
    expect(new URL(authorizationUrl).searchParams.get('scope')).toBe(asked);
  });

  it('stays as it was when the person says no', async () => {
    expect(await house.connect(connectorId, { person: ALICE, denies: true })).toMatchObject({ outcome: 'denied' });
    await isUntouched();
  });

  it('names the right to the mailbox where that was left out', async () => {
    const { outcome, detail } = await house.connect(connectorId, { person: ALICE, without: [right] });
    expect([outcome, detail?.includes(right)]).toEqual(['permission-missing', true]);
    await isUntouched();
  });

  it('is connected by a sign-in there, and has tokens for the mailbox alone', async () => {
    expect((await house.connect(connectorId)).outcome).toBe('connected');
    expect(await house.now(connectorId)).toMatchObject({
      status: 'active',
      statusReason: null,
      account: { mail: ALICE.mail },
      connectedAt: expect.any(String) as string,
    });
    await house.tokenEndsIn(connectorId, 0);
    const token = house.issuer.verify(await house.tokens(connectorId).accessToken(null));
    expect(token?.mailbox).toBe(ALICE.mail);
    expect(token?.scopes).toContain(right);
    expect(token?.scopes.filter((scope) => /calendar/i.test(scope))).toEqual([]);
  });

  it('is one of those that use the registration of the installation', async () => {
    const answer = await house.client.get('/api/app-registrations');
    const registration = answer.json<Listing<AppRegistrationAnswer>>().items.find((one) => one.kind === kind);
    expect(registration?.connectors).toBe(1);
    expect(registration?.scopes).toContainEqual(expect.objectContaining({ scope: right, reach: 'mailbox' }));
    const refused = await house.client.delete(`/api/app-registrations/${kind}`);
    expect([refused.status, refused.json<ProblemDetails>().code]).toEqual([409, 'in-use']);
  });

  it('is not connected to anybody where a password signs in', async () => {
    const body = {
      kind: 'imap',
      name: 'By password',
      settings: { host: 'imap.example.org' },
      secret: { username: 'alice', password: 'x' },
    };
    const { id } = await house.made(body);
    expect(await house.now(id)).toMatchObject({ status: 'draft', statusReason: 'not-validated' });
    const answer = await house.client.post(`/api/connectors/${id}/oauth/start`);
    expect([answer.status, answer.json<ProblemDetails>().code]).toEqual([422, 'kind-not-supported']);
  });
});
