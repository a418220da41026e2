import type { JobKind } from '@calmirror/contracts';
import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { FakeHouse, hourOf, type PairInHouse } from './harness/fake-house.js';

describe('a job that has lost as many workers as it has attempts', () => {
  let house: FakeHouse;
  let pair: PairInHouse;

  beforeAll(async () => {
    house = await FakeHouse.start();
    pair = await house.pair();
    pair.source.held.hold([hourOf('lunch')]);
  });
  afterAll(() => house.stop());
  beforeEach(() => house.read(pair));

  /** The last of the workers has just fallen silent. */
  const lose = (kind: JobKind, subject: string): Promise<unknown> =>
    house.running.db.query(
      `INSERT INTO sync_jobs (id, kind, lane, priority, status, subject_id, exclusive_key, attempt, locked_by, lease_until)
       VALUES ($1, $2, 'poll', 2, 'running', $3::uuid, 'of ' || $3::text, 8, 'somebody', now() - interval '1 s')`,
      [newId(), kind, subject],
    );
  const stands = (state: string, reason: string | null): Promise<void> =>
    eventually(async () => {
      expect(await house.standing(pair)).toEqual([{ state, state_reason: reason }]);
    });

  it.each(['mirror', 'reconcile', 'remove'] as const)('%s: the pair says so, until a run is complete', async (kind) => {
    await lose(kind, pair.id);
    await stands('failing', 'internal-error');
    pair.source.held.put(hourOf(`after ${kind}`));
    await house.read(pair);
    await stands('ok', null);
  });

  it('pull: all pairs of the calendar say so, until it is read again', async () => {
    await lose('pull', pair.source.id);
    await stands('failing', 'source-failing');
    await house.read(pair);
    await stands('ok', null);
  });
});
