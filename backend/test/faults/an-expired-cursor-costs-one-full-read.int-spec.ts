import type { FakeRequest } from '@calmirror/testkit';
import { FakeHouse, hourOf, type PairInHouse, titles } from './harness/fake-house.js';

describe('a cursor that its provider no longer accepts', () => {
  let house: FakeHouse;
  let pair: PairInHouse;
  let reads: string[];

  beforeAll(async () => {
    house = await FakeHouse.start();
    pair = await house.pair({ pageSize: 2 });
    pair.source.held.hold(['a', 'b', 'c', 'd', 'e'].map((uid) => hourOf(uid)));
    await house.read(pair);
    pair.from.provider.watchedBy({ arrived: (request) => void reads.push(nameOf(request)) });
  });
  afterAll(() => house.stop());
  beforeEach(() => {
    reads = [];
  });

  const nameOf = (request: FakeRequest): string =>
    request.kind === 'read' ? `${request.full ? 'full' : 'changes'} ${request.page}` : request.kind;
  const mappings = (): Promise<unknown> =>
    house.running.db.query('SELECT * FROM mappings WHERE pair_id = $1 ORDER BY event_id', [pair.id]);

  it('costs one full read, and neither a write nor a mapping where nothing else has changed', async () => {
    const [before, written] = [await mappings(), pair.to.provider.requests];
    pair.from.provider.failNext({ kind: 'cursor-expired' });
    await house.read(pair);
    expect(reads).toEqual(['changes 0', 'full 0', 'full 1', 'full 2']);
    expect(await mappings()).toEqual(before);
    expect(pair.to.provider.requests).toBe(written);
    await house.read(pair);
    expect(reads.slice(4)).toEqual(['changes 0']);
  });

  it('in the middle of its pages: what was read of them counts for nothing, and changes meanwhile are not missed', async () => {
    for (const uid of ['a', 'b', 'f']) pair.source.held.put(hourOf(uid, { summary: `${uid} anew` }));
    pair.source.held.delete('c');
    pair.from.provider.failNext(null, { kind: 'cursor-expired' });
    await house.read(pair);
    expect(reads).toEqual(['changes 0', 'changes 1', 'full 0', 'full 1', 'full 2']);
    expect(titles(pair)).toEqual(['a anew', 'b anew', 'd', 'e', 'f anew']);
  });

  it('and a full read that fails too: the old cursor stays until one is stored whole', async () => {
    pair.source.held.delete('d');
    pair.from.provider.failNext({ kind: 'cursor-expired' }, null, { kind: 'truncated' });
    await house.read(pair, () => {
      expect(titles(pair)).toContain('d');
    });
    expect(reads).toEqual(['changes 0', 'full 0', 'full 1', 'changes 0']);
    expect(titles(pair)).toEqual(['a anew', 'b anew', 'e', 'f anew']);
  });
});
