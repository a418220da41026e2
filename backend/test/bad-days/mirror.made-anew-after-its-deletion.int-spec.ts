import { BOTH, PRIVATE, type StandingPair, TwoAccounts } from './harness/two-accounts.js';

/**
 * Google never takes an id twice, not even a deleted event's: it answers 409, and the mirror comes back as its next generation. Graph
 * remembers transactions in the same way.
 */
describe('a mirror that was deleted, and is wanted again', () => {
  let accounts: TwoAccounts;

  beforeAll(async () => {
    accounts = await TwoAccounts.start();
  });
  afterAll(() => accounts.stop());

  const towards = (kind: (typeof BOTH)[number]): Promise<StandingPair> =>
    accounts.pair(kind === 'google' ? 'microsoft' : 'google');
  const filter = async (pair: StandingPair, filters: readonly object[]): Promise<void> => {
    const answer = await accounts.house.client.put(`/api/pairs/${pair.id}`, { filters });
    expect(answer.status).toBe(200);
    await accounts.settled(pair);
  };
  const withoutOne = { kind: 'text', mode: 'exclude', field: 'summary', pattern: 'one$' };

  it.each(BOTH)('at %s, since a filter took it away: it comes back each time, once', async (kind) => {
    const pair = await towards(kind);
    const all = pair.target.titles();
    const ids = new Set([pair.target.find(`${PRIVATE} one`)]);
    for (let times = 1; times <= 3; times += 1) {
      await filter(pair, [withoutOne]);
      expect(pair.target.titles()).toEqual(all.filter((title) => !title.endsWith('one')));
      const asked = await accounts.requestsOf(kind, () => filter(pair, []));
      // One more generation each time: a try, and a look at what stands in the way.
      expect(asked.length).toBeLessThanOrEqual(1 + 2 * times);
      expect(pair.target.titles()).toEqual(all);
      expect(await accounts.standing(pair)).toBe('ok');
      ids.add(pair.target.find(`${PRIVATE} one`));
    }
    expect(ids.size).toBe(4);
  });

  it.each(BOTH)(
    'at %s by hand: the next change of its event brings it back, and a look through the target',
    async (kind) => {
      const pair = await towards(kind);
      const { source, target } = pair;
      for (const title of ['one', 'two']) target.delete(target.find(`${PRIVATE} ${title}`));
      source.rename(source.find(`${PRIVATE} one`), `${PRIVATE} one renamed`);
      await accounts.read(pair);
      expect(target.titles()).toEqual([`${PRIVATE} one renamed`, `${PRIVATE} three`]);
      await accounts.reconcile(pair);
      expect(target.titles()).toEqual(source.titles());
      expect(await accounts.standing(pair)).toBe('ok');
      expect(await accounts.exceptional(pair)).toEqual([]);
      expect(await accounts.writesOf(kind, () => accounts.reconcile(pair))).toEqual([]);
    },
  );

  it.each(BOTH)('at %s by hand, as its event is deleted too: that is all', async (kind) => {
    const pair = await towards(kind);
    const { source, target } = pair;
    target.delete(target.find(`${PRIVATE} one`));
    source.delete(source.find(`${PRIVATE} one`));
    await accounts.read(pair);
    expect(target.titles()).toEqual(source.titles());
    expect(await accounts.standing(pair)).toBe('ok');
    expect(await accounts.lastError(pair)).toBeNull();
  });

  it('at Microsoft, as its event at Google was deleted and is restored: it comes back once', async () => {
    const pair = await accounts.pair('google');
    const { source, target } = pair;
    const id = source.find(`${PRIVATE} one`);
    for (let times = 0; times < 2; times += 1) {
      source.delete(id);
      await accounts.read(pair);
      expect(target.titles()).toEqual([`${PRIVATE} three`, `${PRIVATE} two`]);
      accounts.house.google.calendar(source.externalId).patch(id, { status: 'confirmed' });
      await accounts.read(pair);
      expect(target.titles()).toEqual(source.titles());
    }
    expect(await accounts.standing(pair)).toBe('ok');
  });
});
