import type { PairState, PairStateReason } from '@calmirror/contracts';
import { isDeepStrictEqual } from 'node:util';
import type { Pair } from '../database/entities/pair.entity.js';
import type { PairSettings } from './pair-settings.js';

/** What a change of its settings asks of a pair. */
export interface PairChange {
  /** The pair was asleep: what happened meanwhile at either end was not looked at. */
  readonly woken: boolean;
  /** Every event has to be decided anew. */
  readonly rules: boolean;
  /** The source has to be read now: the pair was asleep, or wants to see further than before. */
  readonly read: boolean;
  /** What was read already has to be mirrored: by other rules, or onto a target that was not looked at meanwhile. */
  readonly mirror: boolean;
  /** What people did on the target is not respected any more. */
  readonly mend: boolean;
  readonly standing: { readonly state: PairState; readonly stateReason: PairStateReason | null };
}

/** States that say what stands in the way; new settings do not take it out of the way. */
const BLOCKED: ReadonlySet<PairState> = new Set(['failing', 'needs-attention']);

export function pairChange(before: Pair, after: PairSettings): PairChange {
  const rules = (['policy', 'filters', 'window'] as const).some(
    (name) => !isDeepStrictEqual(before[name], after[name]),
  );
  const woken = after.enabled && !before.enabled;
  return {
    woken,
    rules,
    read: after.enabled && (woken || !isDeepStrictEqual(before.window, after.window)),
    mirror: after.enabled && (rules || (woken && before.lastSucceededAt !== null)),
    mend: after.enabled && before.targetEdits === 'respect' && after.targetEdits === 'mend',
    standing: standingAfter(before, after.enabled, woken, rules),
  };
}

function standingAfter(before: Pair, enabled: boolean, woken: boolean, rules: boolean): PairChange['standing'] {
  if (!enabled) return { state: 'paused', stateReason: 'paused-by-administrator' };
  if (!woken && (!rules || BLOCKED.has(before.state))) return before;
  return { state: 'working', stateReason: before.lastSucceededAt === null ? 'first-fill' : 'running' };
}
