import { anHourIn } from '../reconcile/harness/reconciled-pair.js';
import { FakeLoop } from './harness/fake-loop.js';

const meeting = anHourIn(4, 'meeting@corp.test', 'Meeting');
const PAIRS = [
  ['A', 'B'],
  ['B', 'A'],
  ['B', 'C'],
  ['C', 'A'],
] as const;

describe('calendars that mirror each other, and a third one on', () => {
  let loop: FakeLoop<'A' | 'B' | 'C'>;

  beforeAll(async () => {
    loop = await FakeLoop.start(['A', 'B', 'C'], PAIRS, {
      A: [anHourIn(1, 'a', 'Of A'), { ...meeting, id: 'google-has-its-own' }],
      B: [anHourIn(2, 'b', 'Of B'), anHourIn(5, 'b2', 'Too of B'), { ...meeting, id: 'AAMkAGI1' }],
      C: [anHourIn(3, 'c', 'Of C')],
    });
  });
  afterAll(() => loop.stop());

  it('hold after one round what is everyone’s own and what was mirrored once, and no meeting twice', async () => {
    const written = await loop.round();
    expect(loop.titles('A')).toEqual(['Meeting', 'Of A', 'Of B', 'Of C', 'Too of B']);
    expect(loop.titles('B')).toEqual(['Meeting', 'Of A', 'Of B', 'Too of B']);
    expect(loop.titles('C')).toEqual(['Meeting', 'Of B', 'Of C', 'Too of B']);
    const [onA, onB, onC] = ['create on A', 'create on B', 'create on C'];
    expect(written.sort()).toEqual([onA, onA, onA, onB, onC, onC, onC]);
  });

  it('write nothing more, however often they are read and looked through', async () => {
    expect(await loop.round()).toEqual([]);
    expect(await loop.reconcile()).toEqual([]);
    expect(await loop.round()).toEqual([]);
  });

  it('pass a change on to where its event is mirrored, and no further', async () => {
    loop.held('A').put(anHourIn(1, 'a', 'Of A, later'));
    expect(await loop.round()).toEqual(['update on B']);
    expect(await loop.round()).toEqual([]);
    loop.held('B').delete('b');
    expect((await loop.round()).sort()).toEqual(['delete on A', 'delete on C']);
    expect(await loop.round()).toEqual([]);
  });

  it('take a mirror for a mirror although it has lost its marker', async () => {
    const mirror = loop
      .held('B')
      .all()
      .find(({ event }) => event.summary === 'Of A, later')?.event;
    if (!mirror?.marker) throw new Error('there is no mirror of A’s event');
    loop.held('B').put({ ...mirror, marker: null });
    expect(await loop.round()).toEqual([]);
    expect(await loop.round()).toEqual([]);
    expect(loop.titles('C')).toEqual(['Meeting', 'Of C', 'Too of B']);
  });

  it('take a copy that a person made of a mirror for that person’s own, once', async () => {
    const mirror = loop
      .held('A')
      .all()
      .find(({ event }) => event.summary === 'Of C')?.event;
    if (!mirror) throw new Error('there is no mirror of C’s event');
    loop.held('A').put({ ...mirror, id: 'copied', uid: 'copied', marker: null, summary: 'Copied' });
    expect(await loop.round()).toEqual(['create on B']);
    expect(await loop.round()).toEqual([]);
    expect(loop.titles('C')).toEqual(['Meeting', 'Of C', 'Too of B']);
  });
});
