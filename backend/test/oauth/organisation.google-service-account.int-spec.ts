import { generateKeyPairSync } from 'node:crypto';
import type { ConnectorAnswer, ConnectorCheckAnswer, DiscoveredCalendars, ProblemDetails } from '@calmirror/contracts';
import { ALICE, BOB, OAuthHouse } from './harness/oauth-house.js';

const MAIL = 'calmirror@project.iam.test';
const SCOPES = ['calendar.events', 'calendar.calendarlist.readonly', 'admin.directory.user.readonly'].map(
  (scope) => `https://www.googleapis.com/auth/${scope}`,
);
const pem = { type: 'pkcs8', format: 'pem' } as const;
const pair = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const privateKey = pair.privateKey.export(pem).toString();
const keyFile = (changes: object = {}): string =>
  JSON.stringify({
    type: 'service_account',
    client_email: MAIL,
    private_key_id: 'k',
    private_key: privateKey,
    ...changes,
  });

describe('a Google Workspace by a service account', () => {
  let house: OAuthHouse;
  let connector: ConnectorAnswer;
  const account = { mail: MAIL, publicKey, scopes: SCOPES };

  const organisation = (serviceAccountKey: string, admin = 'ALICE@corp.test'): object => ({
    kind: 'google',
    name: 'Corp',
    settings: { access: 'organisation', admin },
    secret: { serviceAccountKey },
  });
  const validated = async (id: string): Promise<string | null> => {
    const { checks } = (await house.client.post(`/api/connectors/${id}/validate`)).json<ConnectorCheckAnswer>();
    return checks.find(({ ok }) => !ok)?.reason ?? null;
  };

  beforeAll(async () => {
    house = await OAuthHouse.start({ issuer: { serviceAccounts: [account] } });
    house.google.addUser(BOB.mail);
    house.google.user(ALICE.mail).admin = true;
    connector = await house.made(organisation(keyFile()));
  });
  afterAll(() => house.stop());

  it('waits for nobody: it is a draft that can be checked at once', async () => {
    expect(connector).toMatchObject({ status: 'draft', statusReason: 'not-validated', account: null, hasSecret: true });
    const start = await house.client.post(`/api/connectors/${connector.id}/oauth/start`);
    expect(start.json<ProblemDetails>().code).toBe('kind-not-supported');
    expect(await validated(connector.id)).toBeNull();
  });

  it('shows the calendars of all people, each mailbox with a token of its own that is asked for once', async () => {
    const before = house.issuer.grants.length;
    const found = await house.discovered(connector.id);
    expect(new Set(found.map(({ mailbox }) => mailbox))).toEqual(new Set([ALICE.mail, BOB.mail]));
    expect(house.issuer.grants.length - before).toBeLessThanOrEqual(1);
    await house.discovered(connector.id);
    expect(house.issuer.grants.length - before).toBeLessThanOrEqual(1);
    const places = await house.mirroring.running.db.query<{ mailbox: string }[]>(
      'SELECT mailbox FROM connector_tokens WHERE connector_id = $1 ORDER BY mailbox',
      [connector.id],
    );
    expect(places.map(({ mailbox }) => mailbox)).toEqual([ALICE.mail, BOB.mail]);
  });

  it('looks into one mailbox alone where only that is asked for, and when one of its calendars is taken into use', async () => {
    const before = house.google.requests.length;
    const path = `/api/connectors/${connector.id}/discover?mailbox=${BOB.mail.toUpperCase()}`;
    const found = (await house.client.post(path)).json<DiscoveredCalendars>().items;
    expect(found.map(({ externalId }) => externalId)).toEqual([`${BOB.mail}/${BOB.mail}`]);
    const body = { connectorId: connector.id, externalId: `${ALICE.mail}/${ALICE.mail}` };
    expect((await house.client.post('/api/calendars', body)).status).toBe(201);
    const asked = house.google.requests.slice(before);
    expect(asked.filter(({ mailbox }) => mailbox !== null).map(({ mailbox }) => mailbox)).toEqual([
      BOB.mail,
      ALICE.mail,
    ]);
    expect(asked.map(({ method }) => method)).not.toContain('users.list');
  });

  it.each([
    ['nobody@corp.test', 502, 'connector-failed'],
    ['no address', 400, 'invalid-input'],
  ])('says so of a mailbox %p', async (mailbox, status, code) => {
    const path = `/api/connectors/${connector.id}/discover?mailbox=${encodeURIComponent(mailbox)}`;
    const answer = await house.client.post(path);
    expect([answer.status, answer.json<ProblemDetails>().code]).toEqual([status, code]);
    expect(await house.now(connector.id)).toMatchObject({ status: 'active' });
  });

  it('gives a token for one mailbox no right to list people', async () => {
    const token = await house.tokens(connector.id).accessToken(BOB.mail);
    expect(house.issuer.verify(token)).toEqual({ mailbox: BOB.mail, scopes: SCOPES.slice(0, 2) });
  });

  it('says of a mailbox that is not there that its account is, and of the connector nothing', async () => {
    await expect(house.tokens(connector.id).accessToken('nobody@corp.test')).rejects.toMatchObject({
      reason: 'account-disabled',
    });
    expect(await house.now(connector.id)).toMatchObject({ status: 'active' });
  });

  it('names a clock that is wrong, a key that was withdrawn, and a delegation that lacks a scope', async () => {
    house.issuer.clockSkew = 7_200;
    const skewed = await house.made(organisation(keyFile()));
    expect(await validated(skewed.id)).toBe('clock-skew');
    house.issuer.clockSkew = 0;

    const other = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export(pem).toString();
    const withdrawn = await house.made(organisation(keyFile({ private_key: other })));
    expect(await validated(withdrawn.id)).toBe('client-refused');

    account.scopes = SCOPES.slice(0, 1);
    const lacking = await house.made(organisation(keyFile()));
    expect(await validated(lacking.id)).toBe('permission-missing');
    account.scopes = SCOPES;
  });

  it.each([
    ['no JSON', 'planted-7733 is no JSON', ['secret.serviceAccountKey format']],
    ['another type', keyFile({ type: 'authorized_user' }), ['secret.serviceAccountKey format']],
    ['a key that is none', keyFile({ private_key: 'planted-7733' }), ['secret.serviceAccountKey format']],
    [
      'a key of the right form that cannot be read',
      keyFile({ private_key: '-----BEGIN PRIVATE KEY-----\nplanted7733\n-----END PRIVATE KEY-----\n' }),
      ['secret.serviceAccountKey format'],
    ],
    [
      'nothing of it',
      JSON.stringify({ planted: 'planted-7733' }),
      Array.from({ length: 3 }, () => 'secret.serviceAccountKey format'),
    ],
  ])('is not made of a key file with %s, which is not quoted', async (_, key, faults) => {
    const answer = await house.client.post('/api/connectors', organisation(key));
    const problem = answer.json<ProblemDetails>();
    expect([answer.status, problem.errors?.map(({ field, code }) => `${field} ${code}`)]).toEqual([400, faults]);
    expect(answer.text).not.toMatch(/planted-?7733/);
  });
});
