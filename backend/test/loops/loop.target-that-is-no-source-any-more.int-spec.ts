import { eventually } from '../harness/eventually.js';
import { anHourIn } from '../reconcile/harness/reconciled-pair.js';
import { FakeLoop } from './harness/fake-loop.js';

const meeting = anHourIn(4, 'meeting@corp.test', 'Meeting');

describe('a target that holds a meeting of its own, and whose own pair is paused', () => {
  let loop: FakeLoop<'A' | 'B' | 'C'>;

  beforeAll(async () => {
    const pairs = [['A', 'B'] as const, ['B', 'C'] as const];
    loop = await FakeLoop.start(['A', 'B', 'C'], pairs, {
      A: [meeting, anHourIn(1, 'a', 'Of A')],
      B: [meeting],
      C: [],
    });
    await loop.round();
    await loop.change('B', 'C', { enabled: false });
  });
  afterAll(() => loop.stop());

  /** The target is read in its rhythm, as soon as a time is set for it. */
  const comesDue = async (): Promise<void> => {
    const { db } = loop.mirroring.running;
    await db.query('UPDATE calendars SET next_pull_at = now() WHERE id = $1 AND next_pull_at IS NOT NULL', [
      loop.id('B'),
    ]);
    await eventually(async () => {
      const due = await db.query<unknown[]>('SELECT FROM calendars WHERE next_pull_at <= now()');
      if (due.length > 0) throw new Error('still due');
    });
    await loop.mirroring.quiet();
  };

  it('is read on also where the meeting was found to be held while the pair was paused', async () => {
    const { db } = loop.mirroring.running;
    await db.query('UPDATE calendars SET next_pull_at = NULL WHERE id = $1', [loop.id('B')]);
    await loop.sync('A', 'B');
    const read = await db.query<unknown[]>('SELECT next_pull_at IS NOT NULL AS on FROM calendars WHERE id = $1', [
      loop.id('B'),
    ]);
    expect(read).toEqual([{ on: true }]);
  });

  it('is read on, so that it is seen when the meeting is gone there', async () => {
    expect(loop.titles('B')).toEqual(['Meeting', 'Of A']);
    loop.held('B').delete(meeting.id);
    loop.held('A').put({ ...meeting, summary: 'Meeting of all' });
    await loop.sync('A', 'B');
    await comesDue();
    expect(loop.titles('B')).toEqual(['Meeting of all', 'Of A']);
  });

  it('is read no more, and believed no more, once it holds nothing that it is about', async () => {
    await comesDue();
    loop.held('B').put(meeting);
    await comesDue();
    loop.held('A').put({ ...meeting, summary: 'Later' });
    await loop.sync('A', 'B');
    expect(loop.titles('B')).toEqual(['Later', 'Meeting', 'Of A']);
  });

  it('is believed again when it is a source again, changed or not', async () => {
    await loop.change('B', 'C', { enabled: true });
    expect(loop.titles('B')).toEqual(['Meeting', 'Of A']);
    expect(await loop.round()).toEqual([]);
  });

  it('is read again when a pair onto it has slept, before anything is written there', async () => {
    await loop.change('A', 'B', { enabled: false });
    await loop.change('B', 'C', { enabled: false });
    await comesDue();
    loop.held('B').put({ ...meeting, myAnswer: 'declined' });
    await loop.change('A', 'B', { enabled: true });
    expect(loop.titles('B')).toEqual(['Later', 'Meeting', 'Of A']);
  });
});
