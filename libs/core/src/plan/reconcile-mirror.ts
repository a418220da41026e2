import type { CalendarEvent } from '../event/calendar-event.js';
import { hasSameContent } from '../mirror/same-content.js';
import type { MatchedMapping, MirrorGroup, StandingObject } from './match-mirrors.js';

/** What becomes of mirrors that people change or delete on the target: written again, or left as they are. */
export type TargetEdits = 'mend' | 'respect';

/** What reconciling has to know of a mapping. */
export interface ReconciledMapping extends MatchedMapping {
  /**
   * `written`: the target was brought to what the mapping says. `respected`: what a person did on the target was left.
   * `other`: runs of the pair have it in hand (held, approved, kept, failed, unreadable).
   */
  readonly standing: 'written' | 'respected' | 'other';
  readonly revision: string | null;
}

/**
 * What to do about one mirror.
 * - `leave`: it is as known, or not reconciling's business.
 * - `note`: it says what was written, though the server tells another revision or place of it.
 * - `rewrite`, `recreate`: bring it back, in place where it stands.
 * - `respect-change`, `respect-deletion`: leave it as a person made it, and say so.
 * - `adopt`: it, or a copy of it, carries our marker and no mapping knows it: make one, and let the pair's rules decide.
 */
export type ReconcileStep = 'leave' | 'note' | 'rewrite' | 'recreate' | 'respect-change' | 'respect-deletion' | 'adopt';

/**
 * Decides about one mirror, twins aside. An object of ours that cannot be read, or of which nobody knows what was
 * written, counts as changed.
 *
 * @param written the mirror's event as last written; null where it is not known, or the object is not shown
 */
export function reconcileMirror(
  { mapping, standing }: Pick<MirrorGroup<ReconciledMapping, StandingObject>, 'mapping' | 'standing'>,
  written: CalendarEvent | null,
  edits: TargetEdits,
): ReconcileStep {
  if (mapping === null) return 'adopt';
  if (mapping.standing === 'other') return 'leave';
  if (standing === null) return afterDeletion(mapping, edits);
  if (standing.content === null && mapping.standing === 'written') return 'leave';
  const event = standing.content?.event ?? null;
  if (event === null || written === null || !hasSameContent(written, event))
    return afterChange(mapping, standing, edits);
  return mapping.standing === 'written' && isWhereKnown(mapping, standing) ? 'leave' : 'note';
}

function afterDeletion(mapping: ReconciledMapping, edits: TargetEdits): ReconcileStep {
  if (edits === 'mend') return 'recreate';
  return mapping.standing === 'respected' && mapping.targetId === null ? 'leave' : 'respect-deletion';
}

function afterChange(mapping: ReconciledMapping, standing: StandingObject, edits: TargetEdits): ReconcileStep {
  if (edits === 'mend') return 'rewrite';
  if (mapping.standing !== 'respected') return 'respect-change';
  return isWhereKnown(mapping, standing) || isUnmarkedWhereKnown(mapping, standing) ? 'leave' : 'respect-change';
}

const isWhereKnown = ({ targetId, revision }: ReconciledMapping, { receipt }: StandingObject): boolean =>
  targetId === receipt.targetId && revision === receipt.revision;

/** No revision is kept of what lost its marker: it is respected as it comes. */
const isUnmarkedWhereKnown = (
  { targetId, revision }: ReconciledMapping,
  { receipt, content }: StandingObject,
): boolean => targetId === receipt.targetId && revision === null && content?.marker === null;
