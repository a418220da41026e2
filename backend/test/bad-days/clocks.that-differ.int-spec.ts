import { ALICE } from '../oauth/harness/oauth-house.js';
import { BOTH, PRIVATE, TwoAccounts } from './harness/two-accounts.js';

const HOUR = 3_600_000;

describe.each([
  // What is good until later than it says is taken; what seems to have ended already is not.
  ['an hour ahead of ours', HOUR, ['connected', ALICE.mail]],
  ['an hour behind ours', -HOUR, ['clock-skew', expect.stringContaining('clock')]],
] as const)('clocks of the providers that are %s', (_, difference, consented) => {
  let accounts: TwoAccounts;

  beforeAll(async () => {
    accounts = await TwoAccounts.start({ now: () => Date.now() + difference });
  });
  afterAll(() => accounts.stop());

  it.each(BOTH)('from %s: every change is mirrored once, and a lost answer makes no twin', async (kind) => {
    const pair = await accounts.pair(kind);
    const { source, target, to } = pair;
    source.rename(source.find(`${PRIVATE} one`), `${PRIVATE} one renamed`);
    source.delete(source.find(`${PRIVATE} two`));
    source.put(`${PRIVATE} made`);
    accounts.faults(to).next(({ method }) => method !== 'GET', { kind: 'cut-after' });
    await accounts.read(pair);
    expect(target.titles()).toEqual(source.titles());
    expect(await accounts.standing(pair)).toBe('ok');
    expect(await accounts.requestsOf(to, () => accounts.read(pair))).toEqual([]);
    expect(await accounts.writesOf(to, () => accounts.reconcile(pair))).toEqual([]);
  });

  it.each(BOTH)('%s: a consent says that it is the clock, if it cannot be taken', async (kind) => {
    accounts.issuer(kind).clockSkew = (4 * difference) / 1_000;
    const { outcome, detail } = await accounts.house.connect(accounts.connectorId(kind));
    expect([outcome, detail]).toEqual(consented);
    accounts.issuer(kind).clockSkew = 0;
    await accounts.reconnect(kind);
    expect(await accounts.connectorStanding(kind)).toBe('active');
  });
});
