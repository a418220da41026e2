import { aMirror, FixedTokens, GoogleScene, KnownTokens } from '@calmirror/testkit';

const CALENDAR = 'https://www.googleapis.com/auth/calendar';
const MAILBOX = 'alice@corp.test';

describe('access tokens for Google', () => {
  let scene: GoogleScene;
  let known: KnownTokens;
  beforeEach(async () => {
    known = new KnownTokens().grant('token-1', MAILBOX, [CALENDAR]).grant('token-2', MAILBOX, [CALENDAR]);
    scene = await GoogleScene.start({ server: { tokens: known }, tokens: new FixedTokens(['token-1', 'token-2']) });
  });
  afterEach(() => scene.stop());

  it('that are refused are replaced, and what was asked is asked once more', async () => {
    scene.hold('A');
    known.revoke('token-1');
    expect(await scene.requestsOf(() => scene.read())).toHaveLength(2);
    expect(scene.titles()).toEqual(['A']);
    expect(scene.tokens.refusals).toEqual(['token-1']);
  });

  it('that are refused twice end it: only a person can help', async () => {
    known.revoke('token-1').revoke('token-2');
    const read = async (): Promise<void> =>
      expect(scene.read()).rejects.toMatchObject({ kind: 'auth', reason: 'credentials-refused' });
    expect(await scene.requestsOf(read)).toHaveLength(2);
  });

  it('that are refused within a batch, or for it as a whole, are replaced there too', async () => {
    const operations = ['mirr0r1', 'mirr0r2'].map((id) => ({ kind: 'create', mirror: aMirror(id) }) as const);
    known.revoke('token-1');
    const outcomes = await scene.adapter.applyBatch?.(scene.calendarId, operations);
    expect(outcomes?.map(({ ok }) => ok)).toEqual([true, true]);
    expect(scene.calendar.events()).toHaveLength(2);
  });

  it('are never told in an error', async () => {
    known.revoke('token-1').revoke('token-2');
    const failure = await scene.read().catch((error: unknown) => error);
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toMatch(/token-\d/);
  });
});
