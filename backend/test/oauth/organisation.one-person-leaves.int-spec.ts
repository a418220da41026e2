import { generateKeyPairSync } from 'node:crypto';
import type { CalendarAnswer, ConnectorAnswer, PairAnswer } from '@calmirror/contracts';
import { eventually } from '../harness/eventually.js';
import { ALICE, BOB, OAuthHouse } from './harness/oauth-house.js';

const MAIL = 'calmirror@project.iam.test';
const SCOPES = ['calendar.events', 'calendar.calendarlist.readonly', 'admin.directory.user.readonly'].map(
  (scope) => `https://www.googleapis.com/auth/${scope}`,
);
const keys = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const serviceAccountKey = JSON.stringify({
  type: 'service_account',
  client_email: MAIL,
  private_key_id: 'k',
  private_key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});

describe('a person of an organisation who leaves', () => {
  let house: OAuthHouse;
  let connector: ConnectorAnswer;
  let alices: PairAnswer;
  let bobs: PairAnswer;

  const pairOf = async (mailbox: string): Promise<PairAnswer> => {
    const body = { connectorId: connector.id, externalId: `${mailbox}/${mailbox}` };
    const source = (await house.client.post('/api/calendars', body)).json<CalendarAnswer>();
    const pair = await house.mirroring.pair(source, await house.mirroring.target(), { enabled: true });
    return house.mirroring.settled(pair.id);
  };

  beforeAll(async () => {
    const account = { mail: MAIL, publicKey, scopes: SCOPES };
    house = await OAuthHouse.start({ issuer: { serviceAccounts: [account] } });
    house.google.addUser(BOB.mail);
    house.google.user(ALICE.mail).admin = true;
    connector = await house.made({
      kind: 'google',
      name: 'Corp',
      settings: { access: 'organisation', admin: ALICE.mail },
      secret: { serviceAccountKey },
    });
    alices = await pairOf(ALICE.mail);
    bobs = await pairOf(BOB.mail);
    house.google.user(BOB.mail).suspended = true;
  });
  afterAll(() => house.stop());

  it('is told of by the pair of that mailbox, and neither by the connector nor by pairs of others', async () => {
    expect((await house.mirroring.sync(bobs.id)).error).toMatchObject({ kind: 'auth' });
    expect(await house.mirroring.settled(bobs.id, 'needs-attention')).toMatchObject({
      stateReason: 'source-needs-attention',
    });
    expect(await house.now(connector.id)).toMatchObject({ status: 'active', statusReason: null });
    expect((await house.mirroring.sync(alices.id)).status).toBe('succeeded');
  });

  it('is told of by the connector where it has no other mailbox', async () => {
    await house.client.delete(`/api/pairs/${alices.id}`);
    await eventually(async () => {
      expect((await house.client.delete(`/api/calendars/${alices.sourceCalendarId}`)).status).toBe(204);
    });
    await house.mirroring.sync(bobs.id);
    expect(await house.now(connector.id)).toMatchObject({
      status: 'needs-attention',
      statusReason: 'account-disabled',
    });
  });
});
