import type { MirrorOperation, MirrorOutcome, MirrorReceipt } from '@calmirror/connectors';
import type { Mirror, ProviderError } from '@calmirror/core';
import type { PARTLY_THERE } from '../database/held-by-target.js';
import type { JournalLine } from './journal.js';
import type { MappingChange, MappingRow } from './mapping-store.js';
import { concernsOneEvent } from './target-writer.js';

/** A write that a plan wants. `previous` is the mapping as it stands. */
export type PlannedWrite =
  | {
      readonly kind: 'write';
      readonly eventId: string;
      readonly mirror: Mirror;
      readonly previous: MappingRow | null;
      /** What is to be remembered of a mirror that stands; null where there is nothing to say. */
      readonly reason: typeof PARTLY_THERE | null;
    }
  | {
      readonly kind: 'delete';
      readonly eventId: string;
      readonly previous: MappingRow;
      /** Why the event is not mirrored, to be remembered; null forgets the event. */
      readonly reason: string | null;
    };

/** A write, and what the target answered to it. */
export interface SettledWrite {
  readonly write: PlannedWrite;
  readonly outcome: MirrorOutcome;
  /** The outcome is an error that the run goes on after, whatever its kind. */
  readonly borne: boolean;
}

/** What the target refused of this one event; null where it did not, or where the whole run ends. */
export const refusalOf = ({ write, outcome, borne }: SettledWrite): ProviderError | null =>
  !outcome.ok && (borne || concernsOneEvent(outcome.error, operationOf(write).kind)) ? outcome.error : null;

/** What ends the run; null where it goes on. */
export const endOf = (settled: SettledWrite): ProviderError | null =>
  settled.outcome.ok || refusalOf(settled) !== null ? null : settled.outcome.error;

/** Whether something of ours is known to stand on the target. */
export const stands = (row: MappingRow | null): row is MappingRow => row !== null && row.targetId !== null;

const receiptOf = (row: MappingRow): MirrorReceipt => ({
  targetId: row.targetId ?? row.mirrorId,
  revision: row.targetRevision,
});

/** The write as a target is asked for it. */
export function operationOf(write: PlannedWrite): MirrorOperation {
  if (write.kind === 'delete')
    return { kind: 'delete', mirrorId: write.previous.mirrorId, previous: receiptOf(write.previous) };
  const { mirror, previous } = write;
  return stands(previous) ? { kind: 'update', mirror, previous: receiptOf(previous) } : { kind: 'create', mirror };
}

/**
 * The mapping while a write is under way; null where it says so already. Whatever becomes of this worker, somebody knows
 * that the target may hold what was there before, what was to be written, or nothing: the next run writes again, even
 * where the source has gone back meanwhile to what was written last.
 */
export function intentOf(write: PlannedWrite): MappingChange | null {
  const { eventId, previous } = write;
  if (previous?.state === 'failed') return null;
  const unsettled = { eventId, state: 'failed', reason: 'unsettled', written: null } as const;
  if (stands(previous)) {
    // A person's leave to delete outlives a delete that failed.
    if (write.kind === 'delete' && previous.state === 'approved')
      return { ...previous, fingerprint: null, written: null };
    return { ...previous, ...unsettled };
  }
  if (write.kind === 'delete') return null;
  return { ...unsettled, mirrorId: write.mirror.id, targetId: null, targetRevision: null, fingerprint: null };
}

/** The mapping after a write; null where it is forgotten, or stays as it is because the run ends here. */
export function changeOf(settled: SettledWrite): MappingChange | null {
  const { write, outcome } = settled;
  if (outcome.ok) return write.kind === 'delete' ? afterDelete(write) : afterWrite(write, outcome.receipt);
  const refusal = refusalOf(settled);
  if (refusal === null) return null;
  // What is gone from the target is made anew by the next try.
  const lost = refusal.kind === 'not-found';
  const { previous } = write;
  return {
    eventId: write.eventId,
    mirrorId: write.kind === 'delete' ? write.previous.mirrorId : write.mirror.id,
    state: 'failed',
    reason: refusal.reason,
    targetId: lost ? null : (previous?.targetId ?? null),
    targetRevision: lost ? null : (previous?.targetRevision ?? null),
    fingerprint: lost ? null : (previous?.fingerprint ?? null),
    written: null,
  };
}

function afterWrite(write: Extract<PlannedWrite, { kind: 'write' }>, receipt: MirrorReceipt | null): MappingChange {
  return {
    eventId: write.eventId,
    mirrorId: write.mirror.id,
    state: 'mirrored',
    reason: write.reason,
    targetId: receipt?.targetId ?? write.mirror.id,
    targetRevision: receipt?.revision ?? null,
    fingerprint: write.mirror.fingerprint,
    written: write.mirror.event,
  };
}

function afterDelete(write: Extract<PlannedWrite, { kind: 'delete' }>): MappingChange | null {
  if (write.reason === null) return null;
  return {
    eventId: write.eventId,
    mirrorId: write.previous.mirrorId,
    state: 'filtered',
    reason: write.reason,
    targetId: null,
    targetRevision: null,
    fingerprint: null,
    written: null,
  };
}

export const isForgotten = ({ write, outcome }: SettledWrite): boolean =>
  write.kind === 'delete' && outcome.ok && write.reason === null;

/** What the journal says of a write; `before` holds what stood there, by event. */
export function lineOf(write: PlannedWrite, before: ReadonlyMap<string, string>): JournalLine {
  const operation = write.kind === 'delete' ? 'delete' : stands(write.previous) ? 'update' : 'create';
  const mirrorId = write.kind === 'delete' ? write.previous.mirrorId : write.mirror.id;
  return { operation, eventId: write.eventId, mirrorId, before: before.get(write.eventId) ?? null };
}
