import type { GoogleFault } from '@calmirror/testkit';
import type { OAuthKind } from '@calmirror/contracts';
import { BOTH, PRIVATE, type StandingPair, TwoAccounts } from './harness/two-accounts.js';

const PAGE = `<!doctype html><title>Gateway</title><h1>Please sign in to read ${PRIVATE}</h1>`;
const page = (status: number): GoogleFault => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'text/html' },
  body: PAGE,
});
const error = (status: number): GoogleFault => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error: { code: status, message: `About ${PRIVATE}`, errors: [{ reason: 'backendError' }] } }),
});

/** What else may be said in the place of an answer is told apart by the adapters' own tests. */
const FAULTS: Readonly<Record<string, GoogleFault>> = {
  'a storm of 500': error(500),
  'a storm of 503 that says when to come back': { ...error(503), headers: { 'retry-after': '30' } } as GoogleFault,
  'a page of a proxy, as if all were well': page(200),
  'a page of a proxy, as 302': { ...page(302), headers: { location: 'https://login.example.org/' } } as GoogleFault,
  'a page of a proxy, as 404': page(404),
  'an answer that breaks off after the deed was done': { kind: 'half-content' },
};

/** Attempts of a job, each of which may look once more at what it could not write. */
const AT_MOST = 8 * 3;

describe('answers in the place of a provider’s own', () => {
  let accounts: TwoAccounts;
  let pairs: Readonly<Record<OAuthKind, StandingPair>>;

  beforeAll(async () => {
    accounts = await TwoAccounts.start();
    pairs = { google: await accounts.pair('google'), microsoft: await accounts.pair('microsoft') };
  });
  afterAll(() => accounts.stop());

  /** Of one account: the pair that it is the source of, and the one that it is the target of. */
  const rolesOf = (kind: OAuthKind): { asSource: StandingPair; asTarget: StandingPair } => ({
    asSource: pairs[kind],
    asTarget: pairs[pairs[kind].to],
  });
  const readBoth = (): Promise<unknown> => Promise.all(Object.values(pairs).map((pair) => accounts.read(pair)));

  it.each(BOTH.flatMap((kind) => Object.entries(FAULTS).map(([what, fault]) => [kind, what, fault] as const)))(
    '%s: %s: nothing is lost, doubled or asked without end, and it heals',
    async (kind, what, fault) => {
      const { asSource, asTarget } = rolesOf(kind);
      const before = asSource.target.titles();
      for (const { source } of [asSource, asTarget]) {
        source.delete(source.find(source.titles()[0] ?? ''));
        source.put(`${PRIVATE} ${what}`);
        source.rename(source.find(source.titles().at(-1) ?? ''), `${PRIVATE} renamed at ${what}`);
      }
      accounts.faults(kind).next(() => true, fault, 1_000);
      const asked = await accounts.requestsOf(kind, readBoth);
      accounts.faults(kind).forget();

      expect(await accounts.standing(asSource)).toBe('failing: source-failing');
      expect(await accounts.standing(asTarget)).toBe('failing: target-failing');
      expect(await accounts.connectorStanding(kind)).toBe('active');
      for (const pair of [asSource, asTarget])
        expect(await accounts.lastError(pair)).toMatchObject({ kind: 'temporary' });
      expect(asSource.target.titles()).toEqual(before);
      expect(asked.length).toBeLessThanOrEqual(2 * AT_MOST);

      await readBoth();
      for (const pair of [asSource, asTarget]) {
        expect(await accounts.standing(pair)).toBe('ok');
        expect(await accounts.exceptional(pair)).toEqual([]);
        expect(pair.target.titles()).toEqual(pair.source.titles());
      }
    },
  );

  it.each(BOTH.flatMap((kind) => [200, 404].map((status) => [kind, status] as const)))(
    '%s: a look through its mirrors that meets a page of a proxy, as %i, takes none of them for lost',
    async (kind, status) => {
      const { asTarget } = rolesOf(kind);
      const before = asTarget.target.titles();
      accounts.faults(kind).next(({ method }) => method === 'GET', page(status), 1_000);
      const asked = await accounts.requestsOf(kind, async () => {
        expect(await accounts.writesOf(kind, () => accounts.reconcile(asTarget))).toEqual([]);
      });
      accounts.faults(kind).forget();
      expect(asked.length).toBeLessThanOrEqual(AT_MOST);
      expect(await accounts.lastError(asTarget)).toMatchObject({ kind: 'temporary' });

      expect(await accounts.writesOf(kind, () => accounts.reconcile(asTarget))).toEqual([]);
      expect(asTarget.target.titles()).toEqual(before);
      await accounts.read(asTarget);
      expect(await accounts.standing(asTarget)).toBe('ok');
    },
  );

  it.each(BOTH)('%s: pages that lead in a circle: the reading ends, nothing is lost, and it heals', async (kind) => {
    const { asSource } = rolesOf(kind);
    const before = asSource.target.titles();
    asSource.source.put(`${PRIVATE} on a page that never ends`);
    asSource.source.delete(asSource.source.find(before[0] ?? ''));
    const circle = (on: boolean): void => {
      const { google, graph } = accounts.house;
      if (kind === 'google') google.calendar(asSource.source.externalId).loopPages(on);
      else Object.assign(graph.quirks, { loopingPages: on });
    };
    circle(true);
    const asked = await accounts.requestsOf(kind, () => accounts.read(asSource));
    circle(false);
    expect(await accounts.standing(asSource)).toBe('failing: source-failing');
    expect((await accounts.lastError(asSource))?.message).toContain('in a circle');
    expect(asSource.target.titles()).toEqual(before);
    expect(asked.length).toBeLessThanOrEqual(AT_MOST);

    await accounts.read(asSource);
    expect(await accounts.standing(asSource)).toBe('ok');
    expect(asSource.target.titles()).toEqual(asSource.source.titles());
  });

  it('are not repeated by anything that is written down or shown', async () => {
    const said = await accounts.said();
    expect(said).not.toContain(PRIVATE);
    for (const token of accounts.shownTokens()) expect(said).not.toContain(token);
  });
});
