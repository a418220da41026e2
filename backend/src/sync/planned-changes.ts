import { hash } from 'node:crypto';
import { type Mirror, type MirrorPlan, mirrorIdOf, type PlannedDeletion } from '@calmirror/core';
import { PARTLY_THERE } from '../database/held-by-target.js';
import type { MappingChange, MappingRow } from './mapping-store.js';
import type { MirroredPair } from './mirrored-pair.js';
import { type PlannedWrite } from './planned-write.js';
import { plannedMapping, type PlannedMapping } from './wishes.js';

/**
 * The creates and updates of a plan.
 *
 * @param partly events of which the target holds a part of its own
 */
export function writesOf(plan: MirrorPlan<PlannedMapping>, partly: ReadonlySet<string>): PlannedWrite[] {
  const write = (eventId: string, mirror: Mirror, previous: MappingRow | null): PlannedWrite => {
    return { kind: 'write', eventId, mirror, previous, reason: partly.has(eventId) ? PARTLY_THERE : null };
  };
  return [
    ...plan.creates.map(({ sourceEventId, mirror, mapping }) => write(sourceEventId, mirror, mapping?.row ?? null)),
    ...plan.updates.map(({ mapping, mirror }) => write(mapping.sourceEventId, mirror, mapping.row)),
  ];
}

/** Events that were filtered out stay known with their reason; those that are gone or out of the window are forgotten. */
export function deleteOf({ mapping, reason }: PlannedDeletion<PlannedMapping>): PlannedWrite {
  const remembered = reason === 'vanished' || reason === 'outside-window' ? null : reason;
  return { kind: 'delete', eventId: mapping.sourceEventId, previous: mapping.row, reason: remembered };
}

/**
 * A mapping whose deletion waits for a person. The revision of what somebody changed on the target is not one that we left
 * there: without it, what stands is looked at again if the event is wanted again.
 */
export function heldChange({ mapping: { row }, reason }: PlannedDeletion<PlannedMapping>): MappingChange {
  const targetRevision = row.state === 'respected' ? null : row.targetRevision;
  return { ...row, targetRevision, state: 'held', reason, written: null };
}

/** Whether a row says why there is no mirror, and no request is needed to forget it. */
export function isOnlyRemembered(row: MappingRow): boolean {
  const mapping = plannedMapping(row);
  return mapping === null || mapping.state === 'gone';
}

/** The mapping that remembers why an event is not mirrored; null where one says so already, or its mirror is still there. */
export function verdictChange(
  pair: MirroredPair,
  eventId: string,
  reason: string,
  problem: string | null,
  row: MappingRow | null,
): MappingChange | null {
  const state = problem === null ? 'filtered' : 'unreadable';
  const because = problem ?? reason;
  if (row?.state === state && row.reason === because) return null;
  if (state === 'filtered' && row !== null && !isOnlyRemembered(row)) return null;
  return {
    eventId,
    mirrorId: row?.mirrorId ?? mirrorIdOf({ installationId: pair.installationId, pairId: pair.id }, eventId, sha256),
    state,
    reason: because,
    targetId: row?.targetId ?? null,
    targetRevision: row?.targetRevision ?? null,
    fingerprint: row?.fingerprint ?? null,
    written: null,
  };
}

const sha256 = (text: string): string => hash('sha256', text);
