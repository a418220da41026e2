import type { Mirror } from '../mirror/mirror.js';
import type { ExclusionReason } from '../policy/verdict.js';
import type { MappingFacts } from './mapping-state.js';

/** What the source and the policy want for one source event: a mirror, or none for a reason. */
export type Wish =
  | { readonly sourceEventId: string; readonly mirror: Mirror }
  | {
      readonly sourceEventId: string;
      readonly mirror: null;
      readonly reason: ExclusionReason;
      /** True where the event did not change and only the passing of time moved it out of the window. */
      readonly agedOut: boolean;
    };

export interface PlanInput<M extends MappingFacts> {
  /** One for each source event that is looked at, unreadable ones included. */
  readonly wishes: Iterable<Wish>;
  /** Those of the events that are looked at, wished for or gone. */
  readonly mappings: Iterable<M>;
  /**
   * Source events of whose absence the read is sure: `all` after a complete one, else the ids that the source named as
   * gone. A mapping without a wish that is not covered is left alone (promise 2).
   */
  readonly covered: 'all' | ReadonlySet<string>;
}

export type DeletionReason = ExclusionReason | 'vanished';

export interface PlannedDeletion<M extends MappingFacts = MappingFacts> {
  readonly mapping: M;
  readonly reason: DeletionReason;
  /** Nothing to be surprised by: the event grew older than the window. The guard does not count it. */
  readonly agedOut: boolean;
  /** A person released it from quarantine. The guard lets it pass. */
  readonly approved: boolean;
}

/** All that would bring the pair up to date. Pure data: it can be shown before it is carried out. */
export interface MirrorPlan<M extends MappingFacts = MappingFacts> {
  /** `mapping` where an earlier try to create is known to have failed. */
  readonly creates: readonly { readonly sourceEventId: string; readonly mirror: Mirror; readonly mapping: M | null }[];
  readonly updates: readonly { readonly mapping: M; readonly mirror: Mirror }[];
  readonly deletes: readonly PlannedDeletion<M>[];
  /** Held, approved or kept mappings that are wanted as they stand again: `written`, with no request. */
  readonly restored: readonly M[];
  /** Mappings of which nothing stands, and which nothing wants any more: no request either. */
  readonly forgotten: readonly M[];
  readonly unchanged: number;
  /** Mirrors that stand although nothing wants them: deletion held, refused, or the event unreadable or not covered. */
  readonly standing: readonly M[];
  /** Source events that are not mirrored, with the reason. */
  readonly filtered: readonly { readonly sourceEventId: string; readonly reason: ExclusionReason }[];
}

/**
 * Compares what is wanted with what was written. For the whole pair or for some of its events alike: only the wishes and
 * mappings that are handed in are looked at. Applying the plan and planning again gives nothing to do.
 */
export function planMirrors<M extends MappingFacts>(input: PlanInput<M>): MirrorPlan<M> {
  const plan = emptyPlan<M>();
  const mappings = new Map<string, M>();
  for (const mapping of input.mappings) mappings.set(mapping.sourceEventId, mapping);
  for (const wish of input.wishes) {
    const mapping = mappings.get(wish.sourceEventId) ?? null;
    mappings.delete(wish.sourceEventId);
    if (wish.mirror !== null) {
      planWanted(plan, wish.sourceEventId, wish.mirror, mapping);
    } else {
      plan.filtered.push({ sourceEventId: wish.sourceEventId, reason: wish.reason });
      // What cannot be read may still be there: it keeps its mirror (promise 1).
      if (mapping !== null && wish.reason === 'unreadable') plan.standing.push(mapping);
      else if (mapping !== null) planUnwanted(plan, mapping, wish.reason, wish.agedOut);
    }
  }
  for (const mapping of mappings.values()) {
    if (input.covered === 'all' || input.covered.has(mapping.sourceEventId)) {
      planUnwanted(plan, mapping, 'vanished', false);
    } else {
      plan.standing.push(mapping);
    }
  }
  return plan;
}

type Draft<M extends MappingFacts> = {
  -readonly [K in keyof MirrorPlan<M>]: MirrorPlan<M>[K] extends readonly (infer T)[] ? T[] : MirrorPlan<M>[K];
};

function emptyPlan<M extends MappingFacts>(): Draft<M> {
  return {
    creates: [],
    updates: [],
    deletes: [],
    restored: [],
    forgotten: [],
    unchanged: 0,
    standing: [],
    filtered: [],
  };
}

function planWanted<M extends MappingFacts>(
  plan: Draft<M>,
  sourceEventId: string,
  mirror: Mirror,
  mapping: M | null,
): void {
  // Creating is idempotent (promise 4), so a create that failed half-way is simply tried again.
  if (mapping === null || mapping.fingerprint === null) plan.creates.push({ sourceEventId, mirror, mapping });
  else if (mapping.state === 'failed' || mapping.fingerprint !== mirror.fingerprint)
    plan.updates.push({ mapping, mirror });
  else if (mapping.state === 'written' || mapping.state === 'gone') plan.unchanged += 1;
  else plan.restored.push(mapping);
}

function planUnwanted<M extends MappingFacts>(
  plan: Draft<M>,
  mapping: M,
  reason: DeletionReason,
  agedOut: boolean,
): void {
  if (mapping.state === 'held' || mapping.state === 'kept') plan.standing.push(mapping);
  else if (mapping.state === 'gone') plan.forgotten.push(mapping);
  else plan.deletes.push({ mapping, reason, agedOut, approved: mapping.state === 'approved' });
}
