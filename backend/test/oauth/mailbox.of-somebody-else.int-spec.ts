import { ALICE, BOB, OAuthHouse } from './harness/oauth-house.js';

describe('the mailbox that a consent is for', () => {
  let house: OAuthHouse;

  beforeAll(async () => {
    house = await OAuthHouse.start({ kind: 'microsoft', issuer: { rotation: 'kept' } });
  });
  afterAll(() => house.stop());

  /** It has a calendar that is read. */
  const inUse = async (username: string): Promise<string> => {
    const { id } = await house.mailbox({ username });
    expect((await house.connect(id, { person: ALICE })).outcome).toBe('connected');
    await house.mirroring.running.db.query(
      `INSERT INTO calendars (id, connector_id, external_id, name, readable, writable, account_id)
       VALUES (gen_random_uuid(), $1, 'INBOX', 'Inbox', true, false, $1)`,
      [id],
    );
    return id;
  };

  it('is a shared one: whoever may open it can give the consent, and later somebody else', async () => {
    const id = await inUse('office@corp.test');
    expect(await house.now(id)).toMatchObject({ account: { mail: ALICE.mail }, status: 'active' });
    const { authorizationUrl } = await house.begin(id);
    expect(new URL(authorizationUrl).searchParams.get('login_hint')).toBeNull();
    expect((await house.connect(id, { person: BOB })).outcome).toBe('connected');
    expect(await house.now(id)).toMatchObject({
      account: { mail: BOB.mail },
      settings: { username: 'office@corp.test' },
    });
  });

  it('is the account’s own, however it is written: nobody else’s consent will do while it is in use', async () => {
    const id = await inUse(ALICE.mail.toUpperCase());
    const { authorizationUrl } = await house.begin(id);
    expect(new URL(authorizationUrl).searchParams.get('login_hint')).toBe(ALICE.mail);
    expect(await house.connect(id, { person: BOB })).toMatchObject({ outcome: 'wrong-account' });
    expect((await house.now(id)).account).toMatchObject({ mail: ALICE.mail });
  });
});
