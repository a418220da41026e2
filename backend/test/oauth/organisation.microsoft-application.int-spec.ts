import type { CalendarAnswer, ConnectorCheckAnswer } from '@calmirror/contracts';
import { ALICE, BOB, CORP, OAuthHouse, OTHER } from './harness/oauth-house.js';

const APPLICATION = {
  clientId: '33333333-3333-4333-8333-333333333333',
  secret: 'of the application',
  tenant: CORP,
  roles: ['Calendars.ReadWrite', 'User.Read.All', 'MailboxSettings.Read'],
};

describe('a Microsoft 365 organisation by application permissions', () => {
  let house: OAuthHouse;

  beforeAll(async () => {
    house = await OAuthHouse.start({ kind: 'microsoft', issuer: { applications: [APPLICATION] } });
    house.graph.person(BOB.mail);
  });
  afterAll(() => house.stop());

  const organisation = (changes: object = {}, clientSecret = APPLICATION.secret): object => ({
    kind: 'microsoft',
    name: 'Corp',
    settings: { access: 'organisation', tenant: 'corp.test', clientId: APPLICATION.clientId, ...changes },
    secret: { clientSecret },
  });
  const validated = async (body: object): Promise<string | null> => {
    const { id } = await house.made(body);
    const { checks } = (await house.client.post(`/api/connectors/${id}/validate`)).json<ConnectorCheckAnswer>();
    return checks.find(({ ok }) => !ok)?.reason ?? null;
  };

  it('shows the calendars of all people, by one token', async () => {
    const { id } = await house.made(organisation());
    const before = house.issuer.grants.length;
    const found = await house.discovered(id);
    expect(new Set(found.map(({ mailbox }) => mailbox))).toEqual(new Set([ALICE.mail, BOB.mail]));
    expect(house.issuer.grants.slice(before)).toEqual(['client_credentials']);
    expect(await house.tokens(id).accessToken(ALICE.mail)).toBe(await house.tokens(id).accessToken(BOB.mail));
  });

  it('calls a calendar that is taken into use after its mailbox too: everybody has a “Calendar”', async () => {
    const { id } = await house.made(organisation());
    const found = (await house.discovered(id)).find(({ mailbox }) => mailbox === BOB.mail);
    const body = { connectorId: id, externalId: found?.externalId };
    const used = (await house.client.post('/api/calendars', body)).json<CalendarAnswer>();
    expect(used.name).toBe(`${found?.name} (${BOB.mail})`);
  });

  it('names a secret that is wrong, and a directory where the app is not', async () => {
    expect(await validated(organisation({}, 'another'))).toBe('client-refused');
    expect(await validated(organisation({ tenant: OTHER }))).toBe('client-refused');
    expect(await validated(organisation({ tenant: 'nowhere.test' }))).toBe('wrong-tenant');
  });

  it('never acts with the token of an account that was connected by the same app', async () => {
    const { id } = await house.connected({ tenant: CORP });
    const before = await house.tokens(id).accessToken(null);
    await house.client.put(`/api/connectors/${id}`, { settings: { access: 'organisation', tenant: CORP } });
    house.forget(id);
    await expect(house.tokens(id).accessToken(null)).rejects.toMatchObject({ reason: 'client-refused' });
    expect(house.issuer.verify(before)).not.toBeNull();
  });
});
