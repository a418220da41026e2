import { ALICE } from '../oauth/harness/oauth-house.js';
import { BOTH, PRIVATE, type StandingPair, TwoAccounts } from './harness/two-accounts.js';

/** Attempts and looks: a calendar that is gone is not asked for again and again. */
const AT_MOST = 8;

describe('a calendar', () => {
  let accounts: TwoAccounts;

  beforeAll(async () => {
    accounts = await TwoAccounts.start();
    // What happens to one calendar is no matter of an account that has others.
    await accounts.pair('google', []);
  });
  afterAll(() => accounts.stop());

  const changeSource = ({ source }: StandingPair, what: string): void => {
    source.rename(source.find(`${PRIVATE} one`), `${PRIVATE} one ${what}`);
    source.delete(source.find(`${PRIVATE} two`));
    source.put(`${PRIVATE} ${what}`);
  };
  const remove = (pair: StandingPair, side: 'source' | 'target'): void => {
    const kind = side === 'source' ? pair.from : pair.to;
    const { externalId } = pair[side];
    const { google, graph } = accounts.house;
    if (kind === 'google') google.calendar(externalId).remove();
    else graph.alice.removeCalendar(externalId);
  };
  const share = ({ externalId }: StandingPair['source'], role: 'none' | 'freeBusyReader' | 'reader' | 'owner'): void =>
    void accounts.house.google.calendar(externalId).share(ALICE.mail, role);

  it.each(BOTH)('of %s that is deleted while it is a source: its mirrors stay, and a person is asked', async (kind) => {
    const pair = await accounts.pair(kind);
    const before = pair.target.titles();
    remove(pair, 'source');
    const writes = await accounts.writesOf(pair.to, async () => {
      const asked = await accounts.requestsOf(kind, () => accounts.read(pair));
      expect(asked.length).toBeLessThanOrEqual(2);
    });
    expect(writes).toEqual([]);
    expect(pair.target.titles()).toEqual(before);
    expect(await accounts.standing(pair)).toBe('needs-attention: source-needs-attention');
    expect(await accounts.lastError(pair)).toMatchObject({ kind: 'not-found' });
    expect(await accounts.connectorStanding(kind)).toBe('active');
  });

  it.each(BOTH.flatMap((kind) => [[kind, 'all kinds of changes'] as const, [kind, 'a deletion alone'] as const]))(
    'of %s that is deleted while it is a target, before %s: a person is asked, and nothing else tried',
    async (kind, what) => {
      const pair = await accounts.pair(kind === 'google' ? 'microsoft' : 'google');
      const { source } = pair;
      remove(pair, 'target');
      if (what === 'a deletion alone') source.delete(source.find(`${PRIVATE} two`));
      else changeSource(pair, 'changed');
      for (let times = 0; times < 2; times += 1) {
        const asked = await accounts.requestsOf(kind, () => accounts.read(pair));
        expect(asked.length).toBeLessThanOrEqual(AT_MOST);
        expect(await accounts.standing(pair)).toBe('needs-attention: target-needs-attention');
      }
      expect(await accounts.lastError(pair)).toMatchObject({ kind: 'not-found' });
      expect(await accounts.connectorStanding(kind)).toBe('active');
    },
  );

  it('of Google that is out of sight for a while is read again as soon as it can be, and nothing is written twice', async () => {
    const pair = await accounts.pair('google');
    const before = pair.target.titles();
    share(pair.source, 'none');
    changeSource(pair, 'hidden');
    await accounts.read(pair);
    expect(pair.target.titles()).toEqual(before);
    expect(await accounts.standing(pair)).toBe('needs-attention: source-needs-attention');
    expect(await accounts.connectorStanding('google')).toBe('active');

    share(pair.source, 'owner');
    const writes = await accounts.writesOf('microsoft', () => accounts.read(pair));
    expect(writes.sort()).toEqual(['event.delete', 'event.patch', 'events.create']);
    expect(await accounts.standing(pair)).toBe('ok');
    expect(pair.target.titles()).toEqual(pair.source.titles());
  });

  it('of Google that shows no more than free and busy keeps its mirrors, in place and as much as it shows', async () => {
    const pair = await accounts.pair('google');
    share(pair.source, 'freeBusyReader');
    const hidden = await accounts.writesOf('microsoft', () => accounts.read(pair));
    expect(hidden).toEqual(['event.patch', 'event.patch', 'event.patch']);
    expect(pair.target.titles()).toEqual(['', '', '']);
    expect(await accounts.standing(pair)).toBe('ok');
    share(pair.source, 'owner');
    const shown = await accounts.writesOf('microsoft', () => accounts.read(pair));
    expect(shown).toEqual(hidden);
    expect(pair.target.titles()).toEqual(pair.source.titles());
  });

  it('of Google that is out of sight for a while as a target is written again, and holds each mirror once', async () => {
    const pair = await accounts.pair('microsoft');
    const before = pair.target.titles();
    share(pair.target, 'none');
    changeSource(pair, 'hidden');
    await accounts.read(pair);
    expect(await accounts.standing(pair)).toBe('needs-attention: target-needs-attention');
    share(pair.target, 'owner');
    expect(pair.target.titles()).toEqual(before);
    await accounts.read(pair);
    expect(await accounts.standing(pair)).toBe('ok');
    expect(pair.target.titles()).toEqual(pair.source.titles());
  });

  it.each(['one event that is deleted', 'one event that is changed'])(
    'of Google that is out of sight as a target for %s: that is done when it is back',
    async (what) => {
      const pair = await accounts.pair('microsoft');
      const { source, target } = pair;
      const before = target.titles();
      share(target, 'none');
      if (what.endsWith('deleted')) source.delete(source.find(`${PRIVATE} two`));
      else source.rename(source.find(`${PRIVATE} two`), `${PRIVATE} two renamed`);
      await accounts.read(pair);
      expect(target.titles()).toEqual(before);
      expect(await accounts.standing(pair)).not.toBe('ok');
      share(target, 'owner');
      await accounts.read(pair);
      expect(target.titles()).toEqual(source.titles());
      expect(await accounts.standing(pair)).toBe('ok');
    },
  );

  it.each(BOTH)(
    'of %s that may only be read any more as a target: it is said so, and written again by itself',
    async (kind) => {
      const pair = await accounts.pair(kind === 'google' ? 'microsoft' : 'google');
      const before = pair.target.titles();
      const { alice } = accounts.house.graph;
      const close = (closed: boolean): void => {
        if (kind === 'google') share(pair.target, closed ? 'reader' : 'owner');
        else alice.changeCalendar(pair.target.externalId, { canEdit: !closed });
      };
      close(true);
      changeSource(pair, 'changed');
      for (let times = 0; times < 2; times += 1) {
        const asked = await accounts.requestsOf(kind, () => accounts.read(pair));
        expect(asked.length).toBeLessThanOrEqual(AT_MOST);
        expect(await accounts.standing(pair)).toBe('needs-attention: target-not-writable');
      }
      expect(await accounts.lastError(pair)).toMatchObject({ kind: 'auth' });
      expect(await accounts.connectorStanding(kind)).toBe('active');
      expect(pair.target.titles()).toEqual(before);

      close(false);
      await accounts.read(pair);
      expect(await accounts.standing(pair)).toBe('ok');
      expect(pair.target.titles()).toEqual(pair.source.titles());
    },
  );

  it('is not named, nor its events, by anything that is written down or shown', async () => {
    expect(await accounts.said()).not.toContain(PRIVATE);
  });
});
