import { anHourIn } from '../reconcile/harness/reconciled-pair.js';
import { FakeLoop } from './harness/fake-loop.js';

const meeting = anHourIn(4, 'meeting@corp.test', 'Meeting');

describe('mirrors that the database has forgotten', () => {
  let loop: FakeLoop<'A' | 'B'>;

  beforeAll(async () => {
    const pairs = [['A', 'B'] as const, ['B', 'A'] as const];
    const fill = { A: [meeting, anHourIn(1, 'a', 'Of A')], B: [{ ...meeting, myAnswer: 'declined' as const }] };
    loop = await FakeLoop.start(['A', 'B'], pairs, fill);
    await loop.round();
  });
  afterAll(() => loop.stop());

  it('are taken up again, but for one of a meeting that the target holds meanwhile', async () => {
    expect(loop.titles('B')).toEqual(['Meeting', 'Meeting', 'Of A']);
    loop.held('B').put(meeting);
    await loop.mirroring.running.db.query('DELETE FROM mappings');
    await loop.sync('B', 'A');
    await loop.mirroring.quiet();
    expect(loop.titles('B')).toEqual(['Meeting', 'Meeting', 'Of A']);
    expect(await loop.reconcile()).toEqual(['delete on B']);
    expect(loop.titles('B')).toEqual(['Meeting', 'Of A']);
    expect(await loop.round()).toEqual([]);
  });
});
