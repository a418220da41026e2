import { aMirror } from '@calmirror/testkit';
import fc from 'fast-check';
import { guardDeletions } from './guard-deletions.js';
import { MAPPING_STATES, type MappingFacts } from './mapping-state.js';
import { type MirrorPlan, planMirrors, type PlannedDeletion, type Wish } from './plan-mirrors.js';

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const versions = fc.constantFrom('one', 'two');
const mirrors = { one: aMirror('mirror1', { summary: 'one' }), two: aMirror('mirror1', { summary: 'two' }) };

const wishes: fc.Arbitrary<readonly Wish[]> = fc.uniqueArray(
  fc.oneof(
    fc.record({ sourceEventId: ids, mirror: versions.map((version) => mirrors[version]) }),
    fc.record({
      sourceEventId: ids,
      mirror: fc.constant(null),
      reason: fc.constantFrom('free' as const, 'outside-window' as const, 'unreadable' as const),
      agedOut: fc.boolean(),
    }),
  ),
  { selector: (wish) => wish.sourceEventId },
);

const mappings: fc.Arbitrary<readonly MappingFacts[]> = fc.uniqueArray(
  fc.record({
    sourceEventId: ids,
    mirrorId: fc.constant('mirror1'),
    state: fc.constantFrom(...MAPPING_STATES),
    fingerprint: fc.option(
      versions.map((version) => mirrors[version].fingerprint),
      { nil: null },
    ),
  }),
  { selector: (mapping) => mapping.sourceEventId },
);

/** The mappings after the plan was carried out, all of its `released` deletions and no other. */
function applied(
  before: readonly MappingFacts[],
  plan: MirrorPlan,
  { released, held }: { released: readonly PlannedDeletion[]; held: readonly PlannedDeletion[] },
): readonly MappingFacts[] {
  const after = new Map(before.map((mapping) => [mapping.sourceEventId, mapping]));
  const written = [
    ...plan.creates,
    ...plan.updates.map(({ mapping, mirror }) => ({ sourceEventId: mapping.sourceEventId, mirror })),
  ];
  for (const { sourceEventId, mirror } of written) {
    after.set(sourceEventId, { sourceEventId, mirrorId: mirror.id, state: 'written', fingerprint: mirror.fingerprint });
  }
  for (const mapping of plan.restored) after.set(mapping.sourceEventId, { ...mapping, state: 'written' });
  for (const { mapping } of held) after.set(mapping.sourceEventId, { ...mapping, state: 'held' });
  for (const mapping of plan.forgotten) after.delete(mapping.sourceEventId);
  for (const { mapping } of released) after.delete(mapping.sourceEventId);
  return [...after.values()];
}

function guarded(plan: MirrorPlan): ReturnType<typeof guardDeletions> {
  return guardDeletions({
    deletes: plan.deletes,
    limits: { deletePercent: 40, deleteCount: 2 },
    mirrored: 6,
    sourceEmpty: false,
  });
}

describe('any plan', () => {
  it('carried out and made again has nothing to do, deletions held or not', () => {
    fc.assert(
      fc.property(wishes, mappings, (wished, before) => {
        const plan = planMirrors({ wishes: wished, mappings: before, covered: 'all' });
        const again = planMirrors({ wishes: wished, mappings: applied(before, plan, guarded(plan)), covered: 'all' });
        expect([again.creates, again.updates, again.deletes, again.restored, again.forgotten]).toEqual([
          [],
          [],
          [],
          [],
          [],
        ]);
      }),
    );
  });

  it('carried out leaves exactly what is wanted, and beside it only what stands by a promise', () => {
    fc.assert(
      fc.property(wishes, mappings, (wished, before) => {
        const plan = planMirrors({ wishes: wished, mappings: before, covered: 'all' });
        const after = applied(before, plan, { released: plan.deletes, held: [] });
        const standing = new Set(plan.standing.map((mapping) => mapping.sourceEventId));
        const shown = after.filter((mapping) => !standing.has(mapping.sourceEventId));
        const wanted = wished.flatMap((wish) =>
          wish.mirror ? [[wish.sourceEventId, wish.mirror.fingerprint] as const] : [],
        );
        expect(new Map(shown.map((mapping) => [mapping.sourceEventId, mapping.fingerprint]))).toEqual(new Map(wanted));
      }),
    );
  });

  it('deletes nothing that a read did not cover and no wish excludes', () => {
    fc.assert(
      fc.property(wishes, mappings, fc.uniqueArray(ids), (wished, before, covered) => {
        const plan = planMirrors({ wishes: wished, mappings: before, covered: new Set<string>(covered) });
        for (const { mapping } of plan.deletes) {
          const excluded = wished.some((wish) => wish.sourceEventId === mapping.sourceEventId && wish.mirror === null);
          expect(excluded || covered.some((id) => id === mapping.sourceEventId)).toBe(true);
        }
      }),
    );
  });

  it('is the same made in parts: each event alone or all together', () => {
    fc.assert(
      fc.property(wishes, mappings, (wished, before) => {
        const whole = planMirrors({ wishes: wished, mappings: before, covered: 'all' });
        const parts = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
          planMirrors({
            wishes: wished.filter((wish) => wish.sourceEventId === id),
            mappings: before.filter((mapping) => mapping.sourceEventId === id),
            covered: 'all',
          }),
        );
        for (const kind of [
          'creates',
          'updates',
          'deletes',
          'restored',
          'forgotten',
          'standing',
          'filtered',
        ] as const) {
          expect(new Set(parts.flatMap((part): readonly unknown[] => part[kind]))).toEqual(
            new Set<unknown>(whole[kind]),
          );
        }
      }),
    );
  });
});
