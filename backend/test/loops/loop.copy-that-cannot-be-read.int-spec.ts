import type { CalendarEvent } from '@calmirror/core';
import { anHourIn } from '../reconcile/harness/reconciled-pair.js';
import { FakeLoop } from './harness/fake-loop.js';

const meeting = anHourIn(4, 'meeting@corp.test', 'Meeting');

describe('a meeting that the target holds, and that can be read there no more', () => {
  let loop: FakeLoop<'A' | 'B' | 'C'>;
  const unreadable = { ...meeting, start: null } as unknown as CalendarEvent;

  beforeAll(async () => {
    const pairs = [['A', 'B'] as const, ['B', 'C'] as const];
    loop = await FakeLoop.start(['A', 'B', 'C'], pairs, { A: [meeting], B: [meeting], C: [] });
    await loop.round();
    await loop.round();
  });
  afterAll(() => loop.stop());

  it('is not mirrored beside it', async () => {
    expect(loop.titles('C')).toEqual(['Meeting']);
    loop.held('B').put(unreadable);
    expect(await loop.round()).toEqual([]);
    expect(await loop.round()).toEqual([]);
  });

  it('is not mirrored either when it changes at the source', async () => {
    loop.held('A').put({ ...meeting, summary: 'Meeting of all' });
    expect(await loop.round()).toEqual([]);
  });

  it('is mirrored when it can be read again, and was declined', async () => {
    loop.held('B').put({ ...meeting, myAnswer: 'declined' });
    await loop.round();
    expect(loop.titles('B')).toEqual(['Meeting', 'Meeting of all']);
  });
});
