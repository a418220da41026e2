import fc from 'fast-check';
import { guardDeletions, type GuardInput } from './guard-deletions.js';
import type { MappingFacts } from './mapping-state.js';
import type { PlannedDeletion } from './plan-mirrors.js';

const limits = { deletePercent: 30, deleteCount: 50 };

function deletions(count: number, marked: Partial<PlannedDeletion> = {}): readonly PlannedDeletion[] {
  return Array.from({ length: count }, (_, index) => ({
    mapping: { sourceEventId: `${index}`, mirrorId: `${index}`, state: 'written', fingerprint: 'f' },
    reason: 'vanished',
    agedOut: false,
    approved: false,
    ...marked,
  }));
}

function guard(named: Partial<GuardInput<MappingFacts>>): string {
  const { released, held, reason } = guardDeletions({
    deletes: [],
    limits,
    mirrored: 100,
    sourceEmpty: false,
    ...named,
  });
  return `${released.length} go, ${held.length} held: ${reason}`;
}

describe('guardDeletions', () => {
  it.each([
    ['nothing to delete', { deletes: deletions(0) }, '0 go, 0 held: null'],
    ['exactly the percentage', { deletes: deletions(30) }, '30 go, 0 held: null'],
    ['one over the percentage', { deletes: deletions(31) }, '0 go, 31 held: delete-percent'],
    ['exactly the count', { deletes: deletions(50), mirrored: 1_000 }, '50 go, 0 held: null'],
    [
      'one over the count, far below the percentage',
      { deletes: deletions(51), mirrored: 1_000 },
      '0 go, 51 held: delete-count',
    ],
    ['one of three, which is a third', { deletes: deletions(1), mirrored: 3 }, '1 go, 0 held: null'],
    ['one of two', { deletes: deletions(1), mirrored: 2 }, '1 go, 0 held: null'],
    ['two of three', { deletes: deletions(2), mirrored: 3 }, '0 go, 2 held: delete-percent'],
    ['the only one', { deletes: deletions(1), mirrored: 1 }, '0 go, 1 held: delete-percent'],
    [
      'one, where every deletion is to be seen',
      { deletes: deletions(1), limits: { ...limits, deleteCount: 0 } },
      '0 go, 1 held: delete-count',
    ],
    ['a source that is suddenly empty', { deletes: deletions(2), sourceEmpty: true }, '0 go, 2 held: source-empty'],
    [
      'an empty source that had one event',
      { deletes: deletions(1), mirrored: 1, sourceEmpty: true, limits: { deletePercent: 100, deleteCount: 50 } },
      '0 go, 1 held: source-empty',
    ],
    [
      'what the policy now excludes',
      { deletes: deletions(31, { reason: 'private' }) },
      '0 go, 31 held: delete-percent',
    ],
    ['what grew too old', { deletes: deletions(99, { agedOut: true }) }, '99 go, 0 held: null'],
    [
      'the last ones that grew too old, of an empty source',
      { deletes: deletions(3, { agedOut: true }), mirrored: 3, sourceEmpty: true },
      '3 go, 0 held: null',
    ],
    ['what a person approved', { deletes: deletions(99, { approved: true }) }, '99 go, 0 held: null'],
    [
      'approved ones beside too many others',
      { deletes: [...deletions(40), ...deletions(60, { approved: true })] },
      '60 go, 40 held: delete-percent',
    ],
  ])('%s', (_, input, expected) => {
    expect(guard(input)).toBe(expected);
  });

  it('never lets more through than the limits say, and loses none', () => {
    const kinds = fc.constantFrom({}, { agedOut: true }, { approved: true });
    fc.assert(
      fc.property(
        fc.array(kinds, { maxLength: 80 }),
        fc.nat({ max: 200 }),
        fc.record({ deletePercent: fc.integer({ min: 0, max: 100 }), deleteCount: fc.nat({ max: 60 }) }),
        fc.boolean(),
        (marks, others, limits, sourceEmpty) => {
          const deletes = marks.flatMap((marked) => deletions(1, marked));
          const mirrored = deletes.length + others;
          const { released, held } = guardDeletions({ deletes, limits, mirrored, sourceEmpty });
          const surprising = released.filter(({ agedOut, approved }) => !agedOut && !approved).length;
          expect(released.length + held.length).toBe(deletes.length);
          expect(surprising).toBeLessThanOrEqual(limits.deleteCount);
          expect(surprising).toBeLessThanOrEqual(Math.max(1, (limits.deletePercent * mirrored) / 100));
          if (sourceEmpty) expect(surprising).toBe(0);
        },
      ),
    );
  });
});
