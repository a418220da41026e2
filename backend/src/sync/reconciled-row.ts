import type { StandingMirror } from '@calmirror/connectors';
import type { ReconciledMapping, ReconcileStep } from '@calmirror/core';
import type { MappingChange, MappingRow } from './mapping-store.js';

/** A mapping as reconciling sees it, with the row that it stands for. */
export interface ReconciledRow extends ReconciledMapping {
  readonly row: MappingRow;
}

/** Null for a row that only says why there is no mirror: whatever stands under its id is not what it speaks of. */
export function reconciledRow(row: MappingRow): ReconciledRow | null {
  if (row.state === 'filtered') return null;
  const standing = row.state === 'mirrored' ? 'written' : row.state === 'respected' ? 'respected' : 'other';
  return { mirrorId: row.mirrorId, targetId: row.targetId, revision: row.targetRevision, standing, row };
}

/** Target id → revision of what need not be shown where it stands so; what was respected is looked at each time. */
export function knownRevisions(rows: readonly ReconciledRow[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const { targetId, revision, standing } of rows)
    if (targetId !== null && revision !== null && standing !== 'respected') known.set(targetId, revision);
  return known;
}

/**
 * The mapping after a step; null where it stays as it is. What is to be written again is `failed` until a run of the pair
 * has done so, with what was found as its before-image. What a person changed and has lost its marker is known without its
 * revision: a delete then looks at what stands there, and leaves it (promise 2).
 */
export function changeOfStep(
  step: ReconcileStep,
  { row }: ReconciledRow,
  standing: StandingMirror | null,
): MappingChange | null {
  const found = {
    ...row,
    targetId: standing?.receipt.targetId ?? null,
    targetRevision: standing?.receipt.revision ?? null,
    written: null,
  };
  const changed = { ...found, targetRevision: standing?.content?.marker === null ? null : found.targetRevision };
  switch (step) {
    case 'leave':
    case 'adopt':
      return null;
    case 'note':
      return { ...found, state: 'mirrored', reason: row.state === 'mirrored' ? row.reason : null };
    case 'rewrite':
      return { ...changed, state: 'failed', reason: 'changed-on-target', written: standing?.content?.event ?? null };
    case 'recreate':
      return { ...found, state: 'failed', reason: 'deleted-on-target', fingerprint: null };
    case 'respect-change':
      return { ...changed, state: 'respected', reason: 'changed-on-target' };
    case 'respect-deletion':
      return { ...found, state: 'respected', reason: 'deleted-on-target' };
  }
}
