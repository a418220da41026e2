import { EXPLAINED_SCOPES } from '@calmirror/connectors';
import type { OAuthKind } from '@calmirror/contracts';
import { ALICE } from '../oauth/harness/oauth-house.js';
import { BOTH, PRIVATE, type SeenRequest, type StandingPair, TwoAccounts } from './harness/two-accounts.js';

interface BadDay {
  readonly kinds: readonly OAuthKind[];
  begins(kind: OAuthKind): Promise<void> | void;
  /** What a person does when the cause is gone; without it the next look finds out by itself. */
  ends(kind: OAuthKind): Promise<void> | void;
  readonly reason: string;
}

/** More than either of the two takes in one request. */
const FILL = 60;

/** Tries of a job. */
const ATTEMPTS = 8;

/** What it takes to read and write events. */
const scopesOf = (kind: OAuthKind): string[] =>
  EXPLAINED_SCOPES[kind].map(({ scope }) => scope).filter((scope) => /calendar\.events|Calendars\./.test(scope));

describe('an account that no longer lets us in', () => {
  let accounts: TwoAccounts;
  let pairs: Readonly<Record<OAuthKind, StandingPair>>;

  beforeAll(async () => {
    accounts = await TwoAccounts.start({ issuer: { rotation: 'none' } });
    pairs = { google: await accounts.pair('google'), microsoft: await accounts.pair('microsoft') };
  });
  afterAll(() => accounts.stop());

  const refuseTokens = async (kind: OAuthKind, error: string, description: string): Promise<void> => {
    accounts.issuer(kind).failAll({ status: 400, body: { error, error_description: description } });
    await accounts.tokenRunsOut(kind);
  };

  const DAYS: Readonly<Record<string, BadDay>> = {
    'as its person has taken the consent back': {
      kinds: BOTH,
      begins: async (kind) => {
        accounts.issuer(kind).revoke(ALICE);
        await accounts.tokenRunsOut(kind);
      },
      ends: async (kind) => {
        accounts.issuer(kind).restore(ALICE);
        await accounts.reconnect(kind);
      },
      reason: 'consent-revoked',
    },
    'as the scope for events was taken back': {
      kinds: BOTH,
      begins: (kind) => {
        for (const scope of scopesOf(kind)) accounts.issuer(kind).takeBack(ALICE, scope);
      },
      ends: (kind) => accounts.reconnect(kind),
      reason: 'permission-missing',
    },
    'as it was disabled': {
      kinds: BOTH,
      begins: (kind) => switchAccount(kind, false),
      ends: (kind) => switchAccount(kind, true),
      reason: 'account-disabled',
    },
    'as it was disabled, and gets no token any more': {
      kinds: ['microsoft'],
      begins: (kind) => refuseTokens(kind, 'invalid_grant', 'AADSTS50057: The user account is disabled.'),
      ends: (kind) => accounts.issuer(kind).failAll(null),
      reason: 'account-disabled',
    },
    'as it is of a tenant that the app may not be used in any more': {
      kinds: ['microsoft'],
      begins: (kind) => refuseTokens(kind, 'invalid_grant', 'AADSTS50020: User account does not exist in tenant.'),
      ends: (kind) => accounts.issuer(kind).failAll(null),
      reason: 'wrong-tenant',
    },
    'as the secret of the app has ended': {
      kinds: BOTH,
      begins: (kind) => refuseTokens(kind, 'invalid_client', 'AADSTS7000222: The client secret keys are expired.'),
      ends: (kind) => accounts.issuer(kind).failAll(null),
      reason: 'client-refused',
    },
    'as the clock of this machine is wrong': {
      kinds: BOTH,
      begins: (kind) =>
        refuseTokens(kind, 'invalid_grant', 'AADSTS700024: Client assertion is not within its valid time range.'),
      ends: (kind) => accounts.issuer(kind).failAll(null),
      reason: 'clock-skew',
    },
  };

  const switchAccount = (kind: OAuthKind, on: boolean): void => {
    if (kind === 'google') accounts.house.google.user(ALICE.mail).suspended = !on;
    else accounts.house.graph.alice.enable(on);
  };

  const change = ({ source }: StandingPair, what: string): void => {
    source.rename(source.find(source.titles()[0] ?? ''), `${PRIVATE} changed ${what}`);
    source.delete(source.find(source.titles().at(-1) ?? ''));
    source.put(`${PRIVATE} made ${what}`);
  };

  it.each(
    Object.keys(DAYS).flatMap((what) =>
      BOTH.filter((kind) => DAYS[what]?.kinds.includes(kind)).map((kind) => [what, kind] as const),
    ),
  )('%s: %s says so, its pairs wait and lose nothing, and go on where they were', async (what, kind) => {
    const day = DAYS[what] as BadDay;
    const [asSource, asTarget] = [pairs[kind], pairs[pairs[kind].to]];
    const before = [asSource.target.titles(), asTarget.target.titles()];
    for (const pair of [asSource, asTarget]) change(pair, `${kind} ${what}`);
    await day.begins(kind);
    const grants = accounts.issuer(kind).grants.length;
    const asked = await accounts.requestsOf(kind, async () => {
      for (let times = 0; times < 2; times += 1) for (const pair of [asSource, asTarget]) await accounts.read(pair);
    });
    expect(asked.length).toBeLessThanOrEqual(12);
    expect(accounts.issuer(kind).grants.length - grants).toBeLessThanOrEqual(8);

    expect(await accounts.connectorStanding(kind)).toBe(`needs-attention: ${day.reason}`);
    expect(await accounts.connectorStanding(asSource.to)).toBe('active');
    expect(await accounts.standing(asSource)).toBe('needs-attention: source-needs-attention');
    expect(await accounts.standing(asTarget)).toBe('needs-attention: target-needs-attention');
    for (const pair of [asSource, asTarget]) expect(await accounts.lastError(pair)).toMatchObject({ kind: 'auth' });
    expect([asSource.target.titles(), asTarget.target.titles()]).toEqual(before);

    const writes = await accounts.writesOf(asSource.to, async () => {
      await day.ends(kind);
      for (const pair of [asSource, asTarget]) await accounts.read(pair);
    });
    expect(writes).toHaveLength(3);
    expect(await accounts.connectorStanding(kind)).toBe('active');
    for (const pair of [asSource, asTarget]) {
      expect(await accounts.standing(pair)).toBe('ok');
      expect(pair.target.titles()).toEqual(pair.source.titles());
    }
  });

  it.each(BOTH)(
    'in the midst of a fill of %s: what is written stays, and the rest alone is written later',
    async (kind) => {
      const pair = pairs[kind === 'google' ? 'microsoft' : 'google'];
      const before = pair.target.titles().length;
      for (let index = 0; index < FILL; index += 1) pair.source.put(`${PRIVATE} filled ${index}`);
      let batches = 0;
      const second = ({ operation }: SeenRequest): boolean => operation === 'batch' && (batches += 1) === 2;
      accounts.faults(kind).next(second, { kind: 'meanwhile', act: () => accounts.issuer(kind).revoke(ALICE) });
      await accounts.read(pair);
      expect(await accounts.standing(pair)).toBe('needs-attention: target-needs-attention');
      expect(await accounts.connectorStanding(kind)).toBe('needs-attention: consent-revoked');
      const written = pair.target.titles().length - before;
      expect(written).toBeGreaterThan(0);
      expect(written).toBeLessThan(FILL);

      accounts.issuer(kind).restore(ALICE);
      const later = await accounts.writesOf(kind, async () => {
        await accounts.reconnect(kind);
        await accounts.settled(pair);
      });
      expect(later).toHaveLength(FILL - written);
      expect(await accounts.standing(pair)).toBe('ok');
      expect(pair.target.titles()).toEqual(pair.source.titles());
    },
  );

  it.each(BOTH)(
    'as %s gives out no tokens for a while is no matter of a person: its pairs wait for it',
    async (kind) => {
      for (const pair of Object.values(pairs)) change(pair, `${kind} without tokens`);
      accounts.issuer(kind).failAll({ status: 503, body: {} });
      await accounts.tokenRunsOut(kind);
      const grants = accounts.issuer(kind).grants.length;
      await Promise.all(Object.values(pairs).map((pair) => accounts.read(pair)));
      expect(accounts.issuer(kind).grants.length - grants).toBeLessThanOrEqual(2 * ATTEMPTS);
      expect(await accounts.connectorStanding(kind)).toBe('active');
      expect(await accounts.standing(pairs[kind])).toBe('failing: source-failing');
      expect(await accounts.standing(pairs[pairs[kind].to])).toBe('failing: target-failing');

      accounts.issuer(kind).failAll(null);
      for (const pair of Object.values(pairs)) {
        await accounts.read(pair);
        expect(await accounts.standing(pair)).toBe('ok');
        expect(pair.target.titles()).toEqual(pair.source.titles());
      }
    },
  );

  it('is told without its tokens, and without a word of its events', async () => {
    const said = await accounts.said();
    expect(said).not.toContain(PRIVATE);
    for (const token of accounts.shownTokens()) expect(said).not.toContain(token);
  });
});
