import { eventually } from '../harness/eventually.js';
import { anHourIn, hours, ReconciledPair } from './harness/reconciled-pair.js';

const meeting = anHourIn(7, 'meeting@corp.test', 'Meeting');
/** The same meeting as another provider has it. */
const copy = { ...meeting, id: 'AAMkAGI1' };

describe('a meeting that the target, which is no source, holds of its own', () => {
  let pair: ReconciledPair;

  const readsOn = async (): Promise<boolean> => {
    const [row] = await pair.mirroring.running.db.query<{ reads: boolean }[]>(
      'SELECT next_pull_at IS NOT NULL AS reads FROM calendars WHERE id = $1',
      [pair.target.id],
    );
    return row?.reads ?? false;
  };

  /** Whether anybody needs it read is seen when its time comes, which is days away. */
  const comesDue = (): Promise<unknown> =>
    pair.mirroring.running.db.query(
      'UPDATE calendars SET next_pull_at = now() WHERE id = $1 AND next_pull_at IS NOT NULL',
      [pair.target.id],
    );

  beforeAll(async () => {
    pair = await ReconciledPair.start([...hours(3), meeting]);
    pair.target.held.put(copy);
  });
  afterAll(() => pair.stop());

  it('stands there once when the target is looked through, and says why', async () => {
    expect(pair.titles().filter((title) => title === 'Meeting')).toHaveLength(2);
    expect(await readsOn()).toBe(false);
    expect((await pair.reconcile()).counts).toMatchObject({ created: 0, deleted: 1 });
    expect(pair.standing().filter(([title]) => title === 'Meeting')).toEqual([['Meeting', copy.id]]);
    expect(await pair.events('filtered')).toEqual(['meeting@corp.test already-there']);
  });

  it('is looked after from then on, as it may go: then it is mirrored, and nobody reads the target any more', async () => {
    expect(await readsOn()).toBe(true);
    pair.target.held.delete(copy.id);
    await pair.mirroring.pull(pair.target.id);
    await eventually(() => expect(pair.titles()).toEqual(['Meeting', 'event-0', 'event-1', 'event-2']));
    await pair.mirroring.quiet();
    await comesDue();
    await eventually(async () => expect(await readsOn()).toBe(false));
  });

  it('is found by the next look where nothing was held meanwhile', async () => {
    pair.target.held.put(copy);
    await pair.mirror();
    expect(pair.titles().filter((title) => title === 'Meeting')).toHaveLength(2);
    await pair.reconcile();
    expect(pair.titles().filter((title) => title === 'Meeting')).toHaveLength(1);
    const { version } = pair.target.held;
    await pair.reconcile();
    expect(pair.target.held.version).toBe(version);
  });

  it('stays twice, and the pair well, on a target that may not be read', async () => {
    await pair.mirroring.running.db.query('UPDATE calendars SET readable = false WHERE id = $1', [pair.target.id]);
    expect((await pair.reconcile()).status).toBe('succeeded');
  });
});
