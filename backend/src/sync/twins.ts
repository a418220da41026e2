import type { StandingMirror } from '@calmirror/connectors';
import { guardDeletions, type HoldReason, type MirrorGroup } from '@calmirror/core';
import type { MappingChange } from './mapping-store.js';
import type { MirroredPair } from './mirrored-pair.js';
import type { ReconciledRow } from './reconciled-row.js';
import type { Stray } from './stray-mirrors.js';

/** All copies among what stands, under the source event of their mirror where one is known. */
export function twinsOf(
  groups: readonly MirrorGroup<ReconciledRow, StandingMirror>[],
  adopted: readonly MappingChange[],
): Stray[] {
  const eventIds = new Map(adopted.map(({ mirrorId, eventId }) => [mirrorId, eventId]));
  return groups.flatMap(({ mirrorId, mapping, twins }) =>
    twins.map((object) => ({
      eventId: mapping?.row.eventId ?? eventIds.get(mirrorId) ?? mirrorId,
      mirrorId,
      object,
    })),
  );
}

/**
 * Why copies are left where they are; null when they may go. They were made on the target, by people or by what they use,
 * so that a pair which respects that leaves them; and as nobody can tell what they are for to whom, the guard is asked as
 * of all deletions (promise 3).
 *
 * @param standing how many objects of the pair stand on the target, the copies included
 */
export function whyTwinsStay(
  { targetEdits, limits }: Pick<MirroredPair, 'targetEdits' | 'limits'>,
  twins: readonly Stray[],
  standing: number,
): 'respected' | HoldReason | null {
  if (twins.length === 0) return null;
  if (targetEdits === 'respect') return 'respected';
  const deletes = twins.map(({ eventId, mirrorId }) => {
    const mapping = { sourceEventId: eventId, mirrorId, state: 'written', fingerprint: null } as const;
    return { mapping, reason: 'vanished', agedOut: false, approved: false } as const;
  });
  return guardDeletions({ deletes, limits, mirrored: standing, sourceEmpty: false }).reason;
}
