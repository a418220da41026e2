import { MeetingUids1796400000000 } from '../../src/database/migrations/1796400000000-meeting-uids.js';
import { anHourIn } from '../reconcile/harness/reconciled-pair.js';
import { FakeLoop } from './harness/fake-loop.js';

const meeting = anHourIn(4, 'meeting@corp.test', 'Meeting');

describe('a meeting that is known to stand on the target, when UIDs come to be kept', () => {
  let loop: FakeLoop<'A' | 'B'>;

  beforeAll(async () => {
    const pairs = [['A', 'B'] as const, ['B', 'A'] as const];
    loop = await FakeLoop.start(['A', 'B'], pairs, { A: [meeting, anHourIn(1, 'a', 'Of A')], B: [meeting] });
    await loop.round();
  });
  afterAll(() => loop.stop());

  /** The database as it is after the upgrade: nothing was read since. */
  beforeEach(async () => {
    const migration = new MeetingUids1796400000000();
    const runner = loop.mirroring.running.db.createQueryRunner();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
  });

  const expectNothingNew = async (): Promise<void> => {
    expect(loop.titles('A')).toEqual(['Meeting', 'Of A']);
    expect(loop.titles('B')).toEqual(['Meeting', 'Of A']);
    expect(await loop.round()).toEqual([]);
  };

  it('is left as it is, though the source is read before the target', async () => {
    expect(await loop.sync('A', 'B')).toMatchObject({ status: 'succeeded', counts: { created: 0 } });
    await expectNothingNew();
  });

  it('is left as it is while neither was read', async () => {
    loop.failNext('B', { kind: 'refused' });
    expect(await loop.mirror('A', 'B')).toMatchObject({ status: 'succeeded', counts: { created: 0 } });
    await expectNothingNew();
  });

  it('is left as it is while the target cannot be read', async () => {
    loop.failNext('B', { kind: 'refused' });
    expect(await loop.sync('A', 'B')).toMatchObject({ status: 'succeeded', counts: { created: 0 } });
    await expectNothingNew();
  });

  it('is mirrored as soon as it is known to stand there no more', async () => {
    await loop.sync('A', 'B');
    loop.held('B').delete(meeting.id);
    await loop.sync('B', 'A');
    await loop.mirroring.quiet();
    expect(loop.titles('B')).toEqual(['Meeting', 'Of A']);
    expect(
      loop
        .held('B')
        .all()
        .map(({ event }) => event.marker === null),
    ).toEqual([false, false]);
  });
});
