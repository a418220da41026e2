import type { StandingMirror } from '@calmirror/connectors';
import {
  guardDeletions,
  type HoldReason,
  type LimitSettings,
  type MirrorGroup,
  type TargetEdits,
} from '@calmirror/core';
import type { MappingChange } from './mapping-store.js';
import type { ReconciledRow } from './reconciled-row.js';
import type { Stray } from './stray-mirrors.js';

/** What stands beside mirrors under their markers, by the source event of their mirror where one is known. */
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

/** Twins that are not left as what people did: copies have a UID of their own, which we never write. */
export const unwantedTwins = (twins: readonly Stray[], edits: TargetEdits): readonly Stray[] =>
  edits === 'mend'
    ? twins
    : twins.filter(({ object, mirrorId }) => (object.content?.event?.uid ?? mirrorId) === mirrorId);

/**
 * Why twins may not go; null when they may. Whoever made them, nobody can tell what they are for to whom, so the guard is
 * asked as of all deletions (promise 3).
 *
 * @param standing how many objects of the pair stand on the target, the twins included
 */
export function whyTwinsStay(twins: readonly Stray[], limits: LimitSettings, standing: number): HoldReason | null {
  const deletes = twins.map(({ eventId, mirrorId }) => {
    const mapping = { sourceEventId: eventId, mirrorId, state: 'written', fingerprint: null } as const;
    return { mapping, reason: 'vanished', agedOut: false, approved: false } as const;
  });
  return guardDeletions({ deletes, limits, mirrored: standing, sourceEmpty: false }).reason;
}
