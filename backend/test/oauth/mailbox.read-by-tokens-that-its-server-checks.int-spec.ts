import type { CalendarAnswer, ConnectorAnswer, ConnectorCheckAnswer, PairAnswer } from '@calmirror/contracts';
import { anInvitation, describeWithDovecot, Dovecot, DOVECOT_USERS } from '@calmirror/testkit';
import { hourOn } from '../mailbox/harness/mailbox-mirroring.js';
import { ALICE, OAuthHouse } from './harness/oauth-house.js';

const OWNER = { ...ALICE, mail: DOVECOT_USERS.alice.name };
const STRANGER = { ...ALICE, id: 'stranger-1', mail: DOVECOT_USERS.bob.name };

describeWithDovecot('a mailbox whose server itself asks the provider about each token', () => {
  let house: OAuthHouse;
  let dovecot: Dovecot;
  let connector: ConnectorAnswer;
  let source: CalendarAnswer;
  let target: CalendarAnswer;
  let pair: PairAnswer;

  beforeAll(async () => {
    house = await OAuthHouse.start({ issuer: { people: [OWNER, STRANGER] } });
    const tokens = { infoUrl: house.issuer.tokenInfoUrl, scope: 'https://mail.google.com/' };
    dovecot = await Dovecot.start({ tokens });
    connector = await house.mailbox({
      host: dovecot.host,
      port: dovecot.plainPort,
      security: 'none',
      username: OWNER.mail,
    });
  });
  afterAll(async () => {
    await house.stop();
    await dovecot.stop();
  });

  const check = async (): Promise<ConnectorCheckAnswer> =>
    (await house.client.post(`/api/connectors/${connector.id}/validate`)).json();
  const deliver = (summary: string, days: number): Promise<void> =>
    dovecot.deliver(anInvitation({ uid: `${summary}@partner.test`, summary, lines: hourOn(days) }));
  const shown = async (): Promise<string[]> => {
    const feed = await house.client.get(new URL(target.feedUrl ?? '').pathname);
    return [...feed.text.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title = '']) => title).sort();
  };

  it('refuses those of an account whose mailbox it is not', async () => {
    expect((await house.connect(connector.id, { person: STRANGER })).outcome).toBe('connected');
    const { checks } = await check();
    expect(checks.find(({ ok }) => !ok)).toMatchObject({ name: 'credentials', reason: 'credentials-refused' });
  });

  it('takes those of its own account', async () => {
    expect((await house.connect(connector.id, { person: OWNER })).outcome).toBe('connected');
    expect(await check()).toMatchObject({ ok: true });
    expect(await house.now(connector.id)).toMatchObject({ status: 'active', account: { mail: OWNER.mail } });
  });

  it('has its invitations mirrored', async () => {
    await deliver('Lunch', 1);
    const body = { connectorId: connector.id, externalId: 'INBOX' };
    source = (await house.client.post('/api/calendars', body)).json<CalendarAnswer>();
    target = await house.mirroring.target();
    pair = await house.mirroring.pair(source, target);
    await house.mirroring.settled(pair.id);
    expect(await shown()).toEqual(['Lunch']);
  });

  it('is read on with another token when it refuses one before its time', async () => {
    const before = house.issuer.grants.length;
    house.issuer.expireTokens();
    await deliver('Dinner', 2);
    expect((await house.mirroring.sync(pair.id)).error).toBeNull();
    expect(await shown()).toEqual(['Dinner', 'Lunch']);
    expect(house.issuer.grants.slice(before)).toEqual(['refresh_token']);
  });

  it('is left alone when the consent was taken back, and what was mirrored stays', async () => {
    house.issuer.revoke(OWNER);
    await deliver('Breakfast', 3);
    expect((await house.mirroring.pull(source.id)).error).toMatchObject({ kind: 'auth' });
    expect(await house.now(connector.id)).toMatchObject({ status: 'needs-attention', statusReason: 'consent-revoked' });
    expect(await house.mirroring.pairNow(pair.id)).toMatchObject({ state: 'needs-attention' });
    expect(await shown()).toEqual(['Dinner', 'Lunch']);
  });

  it('is read on by itself when the account has given its consent again', async () => {
    house.issuer.restore(OWNER);
    expect((await house.connect(connector.id, { person: OWNER })).outcome).toBe('connected');
    await house.mirroring.quiet();
    expect(await shown()).toEqual(['Breakfast', 'Dinner', 'Lunch']);
  });
});
