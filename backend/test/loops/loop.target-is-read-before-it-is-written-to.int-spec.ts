import { anHourIn } from '../reconcile/harness/reconciled-pair.js';
import { FakeLoop } from './harness/fake-loop.js';

const meeting = anHourIn(4, 'meeting@corp.test', 'Meeting');

describe('a target that is a source too', () => {
  let loop: FakeLoop<'A' | 'B'>;

  beforeEach(async () => {
    const pairs = [['A', 'B'] as const, ['B', 'A'] as const];
    const fill = { A: [meeting, anHourIn(1, 'a', 'Of A')], B: [{ ...meeting, id: 'AAMkAGI1' }] };
    loop = await FakeLoop.start(['A', 'B'], pairs, fill);
  });
  afterEach(() => loop.stop());

  it('that cannot be read just then is waited for, so that nothing is written that it holds', async () => {
    // The next try may come at once: it is to fail as well.
    loop.failNext('B', ...Array.from({ length: 5 }, () => ({ kind: 'server-error' }) as const));
    expect(await loop.sync('A', 'B')).toMatchObject({ status: 'queued', error: { kind: 'temporary' } });
    expect(loop.titles('B')).toEqual(['Meeting']);
    loop.recover('B');
    expect(await loop.sync('A', 'B')).toMatchObject({ status: 'succeeded', counts: { created: 1, filtered: 1 } });
    expect(loop.titles('B')).toEqual(['Meeting', 'Of A']);
  });

  it('that may not be read is written to all the same, and put right when it can be read', async () => {
    loop.failNext('B', { kind: 'refused' });
    expect(await loop.sync('A', 'B')).toMatchObject({ status: 'succeeded', counts: { created: 2 } });
    expect(loop.titles('B')).toEqual(['Meeting', 'Meeting', 'Of A']);
    await loop.sync('B', 'A');
    await loop.mirroring.quiet();
    expect(loop.titles('B')).toEqual(['Meeting', 'Of A']);
    expect(loop.titles('A')).toEqual(['Meeting', 'Of A']);
  });

  it('and is empty keeps the run that read it first, and its lines', async () => {
    loop.held('B').hold([]);
    expect(await loop.mirror('A', 'B', 'poll')).toMatchObject({ status: 'succeeded' });
  });
});
