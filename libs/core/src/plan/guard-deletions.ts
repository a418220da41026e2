import type { LimitSettings } from '../policy/policy.js';
import type { MappingFacts } from './mapping-state.js';
import type { PlannedDeletion } from './plan-mirrors.js';

/** Why deletions are held. Closed: the console and the alert have a text for each. */
export const HOLD_REASONS = ['source-empty', 'delete-count', 'delete-percent'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

export interface GuardInput<M extends MappingFacts> {
  readonly deletes: readonly PlannedDeletion<M>[];
  readonly limits: LimitSettings;
  /** Mirrors of the whole pair that stand on the target now, held ones included, whatever part of it is planned. */
  readonly mirrored: number;
  /** The source calendar holds no event at all any more. */
  readonly sourceEmpty: boolean;
}

export interface GuardedDeletions<M extends MappingFacts> {
  readonly released: readonly PlannedDeletion<M>[];
  readonly held: readonly PlannedDeletion<M>[];
  /** Null when nothing is held. */
  readonly reason: HoldReason | null;
}

/**
 * The deletion guard (promise 3): a plan's deletions go together or are held together.
 *
 * Held are more than `deleteCount` of them, or more than `deletePercent` of the mirrors that stand; and any at all when
 * the source is empty of a sudden, as a failed or revoked calendar looks like that. Not counted are deletions that a
 * person approved and those that the passing of time brings. Counted are the ones that a change of the pair's own policy,
 * filters or window brings: a slip there costs as many mirrors as a broken source.
 *
 * One single deletion that leaves other mirrors standing passes whatever the percentage says. In a calendar of three
 * events each is a third of all, and a guard that holds every second ordinary deletion gets switched off. Only
 * `deleteCount: 0`, the wish to see every deletion, holds that one too.
 */
export function guardDeletions<M extends MappingFacts>(input: GuardInput<M>): GuardedDeletions<M> {
  const counted = input.deletes.filter((deletion) => !deletion.agedOut && !deletion.approved);
  const reason = holdReason(counted.length, input);
  if (reason === null) return { released: input.deletes, held: [], reason };
  return { released: input.deletes.filter((deletion) => deletion.agedOut || deletion.approved), held: counted, reason };
}

function holdReason(count: number, input: Omit<GuardInput<never>, 'deletes'>): HoldReason | null {
  if (count === 0) return null;
  if (input.sourceEmpty) return 'source-empty';
  if (count > input.limits.deleteCount) return 'delete-count';
  if (count === 1 && input.mirrored > 1) return null;
  return count * 100 > input.limits.deletePercent * input.mirrored ? 'delete-percent' : null;
}
