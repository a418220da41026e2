import { ProviderError } from '@calmirror/core';
import type { FakeRequest } from '@calmirror/testkit';
import { eventually } from '../harness/eventually.js';
import { FakeHouse, hourOf, type PairInHouse, titles } from './harness/fake-house.js';

/** Long enough for a busy machine, and far shorter than any back-off that a pair of its own fault would wait. */
const AT_ONCE_MS = 8_000;

/** What goes wrong with each request of one of two pairs that share both accounts: with its reads, or with its writes. */
const FAULTS: Readonly<Record<string, { of: 'read' | 'write'; act: () => Promise<void> | void }>> = {
  'whose source is gone': { of: 'read', act: () => fail('not-found', 'gone') },
  'whose source answers with errors': { of: 'read', act: () => fail('temporary', 'server-error') },
  'whose source is read by a faulty adapter': { of: 'read', act: () => fault() },
  'whose source never answers': { of: 'read', act: () => silence() },
  'whose target is gone': { of: 'write', act: () => fail('auth', 'forbidden') },
  'whose target answers with errors': { of: 'write', act: () => fail('temporary', 'server-error') },
  'whose target never answers': { of: 'write', act: () => silence() },
};

function fail(kind: ProviderError['kind'], reason: ProviderError['reason']): never {
  throw new ProviderError(kind, reason, 'no');
}
function fault(): never {
  throw new TypeError('no');
}

/** Answers that are kept back until the tests are over. */
const keptBack: (() => void)[] = [];
const silence = (): Promise<void> => new Promise((answer) => keptBack.push(answer));

describe('of two pairs that share both their accounts, one', () => {
  let house: FakeHouse;

  beforeAll(async () => {
    house = await FakeHouse.start({ LEASE_SECONDS: '3' });
  });
  afterAll(async () => {
    for (const answer of keptBack) answer();
    await house.stop();
  });

  const beside = async ({ from, to }: PairInHouse): Promise<PairInHouse> => {
    const [source, target] = [await house.accounts.calendar(from), await house.accounts.calendar(to)];
    return { id: await house.accounts.pair(source, target), from, to, source, target };
  };
  /** Makes the calendar due, as if its time had come, at a rhythm of a minute. */
  const due = ({ id, source }: PairInHouse): Promise<unknown> =>
    house.running.db.query(
      `WITH paced AS (UPDATE pairs SET interval_seconds = 60 WHERE id = $1)
       UPDATE calendars SET next_pull_at = now() WHERE id = $2`,
      [id, source.id],
    );
  const secondsToNext = async ({ source }: PairInHouse): Promise<number> => {
    const [row] = await house.running.db.query<{ seconds: number }[]>(
      'SELECT extract(epoch FROM next_pull_at - now())::float8 AS seconds FROM calendars WHERE id = $1',
      [source.id],
    );
    return row?.seconds ?? Number.NaN;
  };

  it.each(Object.entries(FAULTS))(
    '%s: the other is read and mirrored at once, and as often as ever',
    async (_, { of, act }) => {
      const failing = await house.pair();
      const sound = await beside(failing);
      let met = 0;
      const watch = (calendarId: string) => ({
        arrived: (request: FakeRequest) => {
          if (request.kind !== of || request.calendarId !== calendarId) return;
          met += 1;
          return act();
        },
      });
      failing.from.provider.watchedBy(watch(failing.source.id));
      failing.to.provider.watchedBy(watch(failing.target.id));
      failing.source.held.hold([hourOf('never')]);
      await house.pull(failing);
      await eventually(() => expect(met).toBeGreaterThan(0));
      await eventually(async () => {
        const [job] = await house.running.db.query<{ over: boolean }[]>(
          `SELECT status <> 'running' OR started_at < now() - interval '0.2 s' AS over FROM sync_jobs WHERE subject_id IN ($1, $2)
         ORDER BY id DESC LIMIT 1`,
          [failing.id, failing.source.id],
        );
        expect(job?.over).toBe(true);
      });

      sound.source.held.hold([hourOf('lunch')]);
      await due(sound);
      await eventually(() => expect(titles(sound)).toEqual(['lunch']), AT_ONCE_MS);
      await eventually(async () => expect(await house.standing(sound)).toEqual([{ state: 'ok', state_reason: null }]));
      expect(await secondsToNext(sound)).toBeLessThan(70);
      expect(titles(failing)).toEqual([]);
    },
  );
});
