import type { GoogleFault } from '@calmirror/testkit';
import { BOTH, PRIVATE, type SeenRequest, type StandingPair, TwoAccounts } from './harness/two-accounts.js';

const POISON = 'poison';

/** In the words of each provider, and quoting what it refuses. */
const refusal = (status: number): GoogleFault => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    error: {
      code: status === 400 ? 'ErrorInvalidRequest' : 'ErrorInternalServerError',
      message: `${PRIVATE} ${POISON} is no good.`,
      errors: [
        { domain: 'global', reason: status === 400 ? 'invalid' : 'backendError', message: `${PRIVATE} ${POISON}` },
      ],
    },
  }),
});

const isPoisoned = ({ operation, body }: SeenRequest): boolean =>
  /^events?\./.test(operation) && JSON.stringify(body ?? '').includes(POISON);

describe('an event that the provider refuses', () => {
  let accounts: TwoAccounts;

  beforeAll(async () => {
    accounts = await TwoAccounts.start();
  });
  afterAll(() => accounts.stop());
  afterEach(() => BOTH.forEach((kind) => accounts.faults(kind).forget()));

  const towards = (kind: (typeof BOTH)[number]): Promise<StandingPair> =>
    accounts.pair(kind === 'google' ? 'microsoft' : 'google');

  it.each(BOTH)('%s: the others are written, it says why, and it is written when it was mended', async (kind) => {
    const pair = await towards(kind);
    const { source, target } = pair;
    const mirror = target.find(`${PRIVATE} three`);
    accounts.faults(kind).next(isPoisoned, refusal(400), 1_000);
    source.put(`${PRIVATE} ${POISON}`);
    source.rename(source.find(`${PRIVATE} three`), `${PRIVATE} three with ${POISON}`);
    source.rename(source.find(`${PRIVATE} one`), `${PRIVATE} one renamed`);
    source.put(`${PRIVATE} made`);
    await accounts.read(pair);
    expect(target.titles()).toEqual(['made', 'one renamed', 'three', 'two'].map((title) => `${PRIVATE} ${title}`));
    expect(await accounts.exceptional(pair)).toEqual(['failed: refused', 'failed: refused']);
    expect(await accounts.standing(pair)).toBe('ok: some-events-failed');
    expect(await accounts.connectorStanding(kind)).toBe('active');

    // Nothing new is said of them, and nothing new is asked.
    expect(await accounts.requestsOf(kind, () => accounts.read(pair))).toEqual([]);

    for (const title of source.titles().filter((one) => one.includes(POISON)))
      source.rename(source.find(title), title.replace(POISON, 'remedy'));
    await accounts.read(pair);
    expect(target.titles()).toEqual(source.titles());
    expect(target.find(`${PRIVATE} three with remedy`)).toBe(mirror);
    expect(await accounts.exceptional(pair)).toEqual([]);
    expect(await accounts.standing(pair)).toBe('ok');
  });

  it.each(BOTH)(
    '%s, by a server error each time: it is tried again by itself, the others do not wait for it',
    async (kind) => {
      const pair = await towards(kind);
      const { source, target } = pair;
      accounts.faults(kind).next(isPoisoned, refusal(500), 1_000);
      source.put(`${PRIVATE} ${POISON}`);
      source.put(`${PRIVATE} made`);
      source.rename(source.find(`${PRIVATE} one`), `${PRIVATE} one renamed`);
      await accounts.read(pair, async () => {
        expect(target.titles()).toEqual(['made', 'one renamed', 'three', 'two'].map((title) => `${PRIVATE} ${title}`));
        expect(await accounts.exceptional(pair)).toEqual(['failed: server-error']);
        expect(await accounts.standing(pair)).toBe('ok: some-events-failed');
        accounts.faults(kind).forget();
      });
      expect(target.titles()).toEqual(source.titles());
      expect(await accounts.exceptional(pair)).toEqual([]);
      expect(await accounts.standing(pair)).toBe('ok');
    },
  );

  it('is not quoted by anything that is written down or shown', async () => {
    const said = await accounts.said();
    expect(said).not.toContain(POISON);
    expect(said).not.toContain(PRIVATE);
  });
});
