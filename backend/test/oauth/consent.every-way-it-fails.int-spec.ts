import type { AuditRecord, Listing, OAuthAttemptAnswer, ProblemDetails } from '@calmirror/contracts';
import { ALICE, BOB, OAuthHouse } from './harness/oauth-house.js';

const CALENDAR_LIST = 'https://www.googleapis.com/auth/calendar.calendarlist.readonly';

describe('an attempt to connect an account', () => {
  let house: OAuthHouse;
  let connectorId: string;

  beforeAll(async () => {
    house = await OAuthHouse.start();
  });
  afterAll(() => house.stop());
  beforeEach(async () => {
    connectorId = (await house.connector()).id;
  });

  const attempt = async (id: string): Promise<OAuthAttemptAnswer> =>
    (await house.client.get(`/api/oauth/attempts/${id}`)).json();
  const isUntouched = async (): Promise<void> =>
    expect(await house.now(connectorId)).toMatchObject({
      status: 'draft',
      statusReason: 'not-connected',
      account: null,
    });

  it('that a person denies leaves the connector as it was, and is in the audit log', async () => {
    expect(await house.connect(connectorId, { person: ALICE, denies: true })).toMatchObject({ outcome: 'denied' });
    await isUntouched();
    const { items } = (await house.client.get('/api/audit')).json<Listing<AuditRecord>>();
    expect(items[0]).toMatchObject({ action: 'connector.connection-refused', after: { outcome: 'denied' } });
  });

  it('in which a box was unticked names what is missing', async () => {
    const { outcome, detail } = await house.connect(connectorId, { person: ALICE, without: [CALENDAR_LIST] });
    expect([outcome, detail?.includes(CALENDAR_LIST)]).toEqual(['permission-missing', true]);
    await isUntouched();
  });

  it('is one of several: two open tabs do not disturb each other', async () => {
    const other = (await house.connector('Bob')).id;
    const [first, second] = [await house.begin(connectorId), await house.begin(other)];
    await house.comeBack(await house.issuer.consent(second.authorizationUrl, { person: BOB }));
    await house.comeBack(await house.issuer.consent(first.authorizationUrl, { person: ALICE }));
    expect([(await attempt(first.attemptId)).outcome, (await attempt(second.attemptId)).outcome]).toEqual([
      'connected',
      'connected',
    ]);
    expect([(await house.now(connectorId)).account?.mail, (await house.now(other)).account?.mail]).toEqual([
      ALICE.mail,
      BOB.mail,
    ]);
  });

  it('by another person forgets what the first one’s account was found to have', async () => {
    await house.connect(connectorId);
    const [found] = await house.discovered(connectorId);
    await house.connect(connectorId, { person: BOB });
    house.google.addUser(BOB.mail);
    const answer = await house.client.post('/api/calendars', { connectorId, externalId: found?.externalId });
    expect([answer.status, answer.json<ProblemDetails>().errors]).toEqual([
      400,
      [expect.objectContaining({ field: 'externalId', code: 'not-found' })],
    ]);
  });

  it('counts once: the same answer again belongs to nothing', async () => {
    const { authorizationUrl } = await house.begin(connectorId);
    const callback = await house.issuer.consent(authorizationUrl, { person: ALICE });
    await house.comeBack(callback);
    expect((await house.comeBack(callback)).search).toBe('?outcome=attempt-unknown');
    expect(await house.now(connectorId)).toMatchObject({ status: 'active' });
  });

  it.each(['', '?code=x', '?code=x&state=nobody'])('that nobody began (%p) belongs to nothing', async (query) => {
    const page = await house.comeBack(`http://any.test/api/oauth/callback${query}`);
    expect(page.search).toBe('?outcome=attempt-unknown');
  });

  it('of another browser session is not answered there, and can still be answered in its own', async () => {
    const { authorizationUrl } = await house.begin(connectorId);
    const callback = await house.issuer.consent(authorizationUrl, { person: ALICE });
    const stranger = house.mirroring.running.guest();
    expect((await house.comeBack(callback, stranger)).search).toBe('?outcome=other-session');
    const another = await house.mirroring.running.client();
    expect((await house.comeBack(callback, another)).search).toBe('?outcome=other-session');
    await isUntouched();
    expect((await house.comeBack(callback)).searchParams.get('outcome')).toBe('connected');
  });

  it('is good for ten minutes', async () => {
    const { authorizationUrl, attemptId } = await house.begin(connectorId);
    const callback = await house.issuer.consent(authorizationUrl, { person: ALICE });
    await house.mirroring.running.db.query(`UPDATE oauth_attempts SET expires_at = now() - interval '1 second'`);
    await house.comeBack(callback);
    expect((await attempt(attemptId)).outcome).toBe('attempt-expired');
    await isUntouched();
  });

  it('whose code the provider takes no more says so', async () => {
    const { authorizationUrl, attemptId } = await house.begin(connectorId);
    const callback = new URL(await house.issuer.consent(authorizationUrl, { person: ALICE }));
    callback.searchParams.set('code', 'another');
    await house.comeBack(callback.href);
    expect((await attempt(attemptId)).outcome).toBe('code-refused');
    await isUntouched();
  });

  it('answered by another issuer is refused before its code is shown to anybody', async () => {
    const { authorizationUrl, attemptId } = await house.begin(connectorId);
    const callback = new URL(await house.issuer.consent(authorizationUrl, { person: ALICE }));
    callback.searchParams.set('iss', 'https://evil.example');
    const before = house.issuer.grants.length;
    await house.comeBack(callback.href);
    expect([(await attempt(attemptId)).outcome, house.issuer.grants.length]).toEqual(['wrong-issuer', before]);
  });

  it('meets a wrong client secret, and works with the right one', async () => {
    await house.register('not the secret');
    expect(await house.connect(connectorId)).toMatchObject({ outcome: 'client-refused' });
    await house.register();
    expect(await house.connect(connectorId)).toMatchObject({ outcome: 'connected' });
  });

  it('meets a provider that is away, and can be made again', async () => {
    const { authorizationUrl, attemptId } = await house.begin(connectorId);
    const callback = await house.issuer.consent(authorizationUrl, { person: ALICE });
    house.issuer.failNext(503, {});
    await house.comeBack(callback);
    expect((await attempt(attemptId)).outcome).toBe('provider-failed');
    expect(await house.connect(connectorId)).toMatchObject({ outcome: 'connected' });
  });

  it('is not begun for a connector of another kind, or of a whole organisation', async () => {
    const ics = { kind: 'ics', name: 'Rota', settings: { url: 'https://example.org/rota.ics' } };
    const { id } = (await house.client.post('/api/connectors', ics)).json<{ id: string }>();
    const answer = await house.client.post(`/api/connectors/${id}/oauth/start`);
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([422, 'kind-not-supported']);
  });
});
