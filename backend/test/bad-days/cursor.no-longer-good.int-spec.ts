import type { OAuthKind } from '@calmirror/contracts';
import { type GoogleFault, googleFault } from '@calmirror/testkit';
import { PRIVATE, type SeenRequest, type StandingPair, TwoAccounts } from './harness/two-accounts.js';

const WAYS = ['SyncStateNotFound', 'syncStateNotFound', 'resyncRequired', 'location'] as const;
const EXPIRES = [
  ['google', '410'],
  ...WAYS.map((way) => ['microsoft', way] as const),
] as const satisfies readonly (readonly [OAuthKind, string])[];

const READS = { google: 'events.list', microsoft: 'view.delta' } as const;

describe('a cursor that is no longer good', () => {
  let accounts: TwoAccounts;
  let pairs: Readonly<Record<OAuthKind, StandingPair>>;

  beforeAll(async () => {
    accounts = await TwoAccounts.start();
    const titles = ['one', 'two', 'three', 'four', 'five', 'six'];
    pairs = { google: await accounts.pair('google', titles), microsoft: await accounts.pair('microsoft', titles) };
  });
  afterAll(() => accounts.stop());
  afterEach(() => accounts.house.google.calendar(pairs.google.source.externalId).limitPages(2_500));

  const expire = (kind: OAuthKind, way: string): void => {
    const { google, graph } = accounts.house;
    if (kind === 'google') google.calendar(pairs.google.source.externalId).expireSyncTokens();
    else graph.expireDeltas(way as (typeof WAYS)[number]);
  };
  const twoOnAPage = (kind: OAuthKind): void => {
    const { google, graph } = accounts.house;
    if (kind === 'google') google.calendar(pairs.google.source.externalId).limitPages(2);
    else Object.assign(graph.quirks, { mostItems: 2 });
  };
  const mappings = ({ id }: StandingPair): Promise<unknown> =>
    accounts.house.mirroring.running.db.query('SELECT * FROM mappings WHERE pair_id = $1 ORDER BY event_id', [id]);

  it.each(EXPIRES)('of %s (%s) costs a full read, and no write where nothing has changed', async (kind, way) => {
    const pair = pairs[kind];
    const before = await mappings(pair);
    expire(kind, way);
    const written = await accounts.requestsOf(pair.to, async () => {
      expect(await accounts.requestsOf(kind, () => accounts.read(pair))).toEqual([READS[kind], READS[kind]]);
    });
    expect(written).toEqual([]);
    expect(await mappings(pair)).toEqual(before);
    expect(await accounts.standing(pair)).toBe('ok');
    expect(await accounts.requestsOf(kind, () => accounts.read(pair))).toEqual([READS[kind]]);
  });

  it.each(EXPIRES)('of %s (%s) hides no change: each is written once, a deletion too', async (kind, way) => {
    const { source, target, to } = pairs[kind];
    source.rename(source.find(source.titles()[0] ?? ''), `${PRIVATE} renamed ${way}`);
    source.delete(source.find(source.titles().at(-1) ?? ''));
    source.put(`${PRIVATE} made ${way}`);
    expire(kind, way);
    expect(await accounts.writesOf(to, () => accounts.read(pairs[kind]))).toHaveLength(3);
    expect(target.titles()).toEqual(source.titles());
    expect(await accounts.standing(pairs[kind])).toBe('ok');
  });

  it.each(EXPIRES)('of %s (%s) that ends between two pages of a run is read anew within it', async (kind, way) => {
    const pair = pairs[kind];
    const { source, target, to } = pair;
    twoOnAPage(kind);
    for (const title of source.titles().slice(1)) source.rename(source.find(title), `${title} ${way}`);
    source.delete(source.find(source.titles()[0] ?? ''));
    let pages = 0;
    const second = ({ operation }: SeenRequest): boolean => operation === READS[kind] && (pages += 1) === 2;
    // What Google's pages lead on with is good for itself at the server of these tests.
    const expired = googleFault.refusal(410, 'fullSyncRequired', 'Sync token is no longer valid.', 'calendar');
    const expires: GoogleFault = { kind: 'meanwhile', act: () => expire(kind, way) };
    accounts.faults(kind).next(second, kind === 'google' ? expired : expires);
    const writes = await accounts.writesOf(to, async () => {
      // Two pages of changes, the second of which is refused, and then all that stands.
      expect(await accounts.requestsOf(kind, () => accounts.read(pair))).toEqual(Array(5).fill(READS[kind]));
    });
    expect(writes).toHaveLength(6);
    expect(target.titles()).toEqual(source.titles());
    expect(await accounts.standing(pair)).toBe('ok');
    source.put(`${PRIVATE} after ${way}`);
    await accounts.read(pair);
    expect(target.titles()).toEqual(source.titles());
  });
});
