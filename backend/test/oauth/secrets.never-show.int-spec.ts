import { generateKeyPairSync } from 'node:crypto';
import { TokenStore } from '../../src/connectors/oauth/token-store.js';
import { ALICE, APP, OAuthHouse } from './harness/oauth-house.js';

const OWN_SECRET = 'planted-client-secret-5521';
const pem = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

/** Every row of every table, bytes as text. */
async function wholeDatabase({ mirroring: { running } }: OAuthHouse): Promise<string> {
  const tables = await running.db.query<{ name: string }[]>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  const dumps = await Promise.all(tables.map(({ name }) => running.db.query<object[]>(`SELECT * FROM "${name}"`)));
  return JSON.stringify(dumps, (_, value: unknown) => {
    const bytes = value as { type?: string; data?: number[] } | null;
    return bytes?.type === 'Buffer' ? Buffer.from(bytes.data ?? []).toString('latin1') : value;
  });
}

describe('what is secret of accounts and registrations', () => {
  let house: OAuthHouse;

  beforeAll(async () => {
    house = await OAuthHouse.start({ app: { env: { LOG_LEVEL: 'trace' } } });
  });
  afterAll(() => house.stop());

  it('stands in no answer, no log line, no address of the console, and nowhere in the database in the open', async () => {
    const { id } = await house.connector();
    const { authorizationUrl, attemptId } = await house.begin(id);
    const callback = new URL(await house.issuer.consent(authorizationUrl, { person: ALICE }));
    const page = await house.comeBack(callback.href);
    const stored = await house.mirroring.running.app.get(TokenStore).read({ connectorId: id, mailbox: '' });
    await house.made({
      kind: 'google',
      name: 'Own',
      settings: { access: 'account', clientId: 'own' },
      secret: { clientSecret: OWN_SECRET },
    });
    const key = { type: 'service_account', client_email: 'a@b.test', private_key: pem };
    const organisation = await house.made({
      kind: 'google',
      name: 'Corp',
      settings: { access: 'organisation', admin: ALICE.mail },
      secret: { serviceAccountKey: JSON.stringify(key) },
    });
    const requests = [
      house.client.post(`/api/connectors/${id}/validate`),
      house.client.post(`/api/connectors/${organisation.id}/validate`),
      house.client.get('/api/connectors'),
      house.client.get('/api/app-registrations'),
      house.client.get(`/api/oauth/attempts/${attemptId}`),
      house.client.get('/api/audit?pageSize=200'),
      house.client.get('/metrics'),
      house.comeBack(callback.href).then(({ href }) => ({ text: href })),
    ];
    const answers = await Promise.all(requests);

    const secrets = {
      accessToken: stored?.accessToken,
      refreshToken: stored?.refreshToken,
      code: callback.searchParams.get('code'),
      state: callback.searchParams.get('state'),
      nonce: new URL(authorizationUrl).searchParams.get('nonce'),
      registration: APP.secret,
      own: OWN_SECRET,
      key: pem.split('\n')[3],
    };
    for (const secret of Object.values(secrets)) expect(secret?.length).toBeGreaterThan(10);
    const places = {
      answers: answers.map(({ text }) => text).join('\n'),
      page: page.href,
      logs: house.mirroring.running.logs.join(''),
      database: await wholeDatabase(house),
    };
    for (const [place, text] of Object.entries(places)) {
      const found = Object.entries(secrets).filter(([, secret]) => text.includes(secret ?? ''));
      expect([place, found.map(([name]) => name)]).toEqual([place, []]);
    }
    expect(places.logs).toContain('/api/oauth/callback');
  });

  it('opens in no other row', async () => {
    const { db, app } = house.mirroring.running;
    const [one] = await db.query<{ connector_id: string }[]>(
      'SELECT connector_id FROM connector_tokens WHERE refresh_token IS NOT NULL LIMIT 1',
    );
    await db.query(
      `INSERT INTO connector_tokens (connector_id, mailbox, grantee, refresh_token)
       SELECT connector_id, 'moved@corp.test', grantee, refresh_token FROM connector_tokens WHERE connector_id = $1`,
      [one?.connector_id],
    );
    const place = { connectorId: one?.connector_id ?? '', mailbox: 'moved@corp.test' };
    await expect(app.get(TokenStore).read(place)).rejects.toMatchObject({ name: 'SecretUnreadable' });
  });
});
