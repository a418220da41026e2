import type { FakeFault } from '@calmirror/testkit';
import fc from 'fast-check';

/** What a script does to one event of one of its two source calendars. `version` null: it is deleted. */
export interface ScriptedEdit {
  readonly calendar: 0 | 1;
  readonly event: number;
  readonly version: number | null;
}

/**
 * What happens while the engine waits: a poll of a calendar, a person who wants a pair mirrored now, or an event that is
 * there changes or goes, and the provider tells.
 */
export type Impatience =
  { readonly kind: 'poll' | 'person'; readonly calendar: 0 | 1 } | ({ readonly kind: 'edit' } & ScriptedEdit);

/** Edits, and then a read of both calendars in which these faults are met: one entry a request, null for none. */
export interface ScriptedPhase {
  readonly edits: readonly ScriptedEdit[];
  readonly reading: readonly (FakeFault | null)[];
  readonly writing: readonly (FakeFault | null)[];
  readonly impatience: readonly Impatience[];
}

export interface FaultScript {
  readonly pageSize: number;
  readonly batchSize: number;
  readonly phases: readonly ScriptedPhase[];
}

const SECOND = 1_000;
const retryAfterMs = fc.constantFrom(null, SECOND, 30 * SECOND, 600 * SECOND, 7_200 * SECOND);
const plain = (...kinds: readonly Exclude<FakeFault['kind'], 'rate-limited' | 'within-batch' | 'cut-within-batch'>[]) =>
  fc.constantFrom(...kinds.map((kind) => ({ kind })));

const limited: fc.Arbitrary<FakeFault> = fc.record({ kind: fc.constant('rate-limited' as const), retryAfterMs });
const reading: fc.Arbitrary<FakeFault> = fc.oneof(
  { weight: 3, arbitrary: limited },
  { weight: 4, arbitrary: plain('server-error', 'timeout', 'connection-cut', 'truncated') },
  { weight: 2, arbitrary: plain('cursor-expired') },
  { weight: 1, arbitrary: plain('credentials-refused') },
);
const writing: fc.Arbitrary<FakeFault> = fc.oneof(
  { weight: 3, arbitrary: limited },
  { weight: 3, arbitrary: plain('server-error', 'timeout', 'connection-cut', 'truncated', 'conflict') },
  { weight: 3, arbitrary: plain('timeout-after-effect') },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('cut-within-batch' as const), after: fc.nat({ max: 4 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('within-batch' as const),
      at: fc.nat({ max: 4 }),
      fault: fc.oneof(limited, plain('server-error', 'conflict')),
    }),
  },
  { weight: 1, arbitrary: plain('credentials-refused') },
);

/** Some requests pass, so that faults are met in the middle of what takes several of them. */
const among = (faults: fc.Arbitrary<FakeFault>): fc.Arbitrary<(FakeFault | null)[]> =>
  fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 3, arbitrary: faults }), { maxLength: 5 });

const calendar = fc.constantFrom(0 as const, 1 as const);
const edit = {
  calendar,
  event: fc.nat({ max: 7 }),
  version: fc.option(fc.nat({ max: 2 }), { freq: 3, nil: null }),
};
const impatience: fc.Arbitrary<Impatience> = fc.oneof(
  fc.record({ kind: fc.constantFrom('poll' as const, 'person' as const), calendar }),
  fc.record({ kind: fc.constant('edit' as const), ...edit }),
);
const phase: fc.Arbitrary<ScriptedPhase> = fc.record({
  edits: fc.array(fc.record(edit), { minLength: 1, maxLength: 8 }),
  reading: among(reading),
  writing: among(writing),
  impatience: fc.array(impatience, { maxLength: 4 }),
});

export const faultScripts: fc.Arbitrary<FaultScript> = fc.record({
  pageSize: fc.constantFrom(2, 100),
  batchSize: fc.constantFrom(1, 5),
  phases: fc.array(phase, { minLength: 2, maxLength: 4 }),
});
