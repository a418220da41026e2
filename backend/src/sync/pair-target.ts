import type { ConnectorAdapter, MirrorOperation, MirrorOutcome, MirrorReceipt } from '@calmirror/connectors';
import type { Mirror, ProviderError } from '@calmirror/core';
import type { DataSource, EntityManager } from 'typeorm';
import type { ClaimedJob, JobRun } from '../queue/job-handler.js';
import type { Journal, JournalLine } from './journal.js';
import type { MappingChange, MappingRow, MappingStore } from './mapping-store.js';
import type { MirroredPair } from './mirrored-pair.js';
import type { Metrics } from '../metrics/metrics.js';
import { PairChanged } from './pair-changed.js';
import { concernsOneEvent, inSteps, worthAnotherTry, writeToTarget } from './target-writer.js';

/** A write that a plan wants. `previous` is the mapping as it stands. */
export type PlannedWrite =
  | { readonly kind: 'write'; readonly eventId: string; readonly mirror: Mirror; readonly previous: MappingRow | null }
  | {
      readonly kind: 'delete';
      readonly eventId: string;
      readonly previous: MappingRow;
      /** Why the event is not mirrored, to be remembered; null forgets the event. */
      readonly reason: string | null;
    };

interface SettledWrite {
  readonly write: PlannedWrite;
  readonly outcome: MirrorOutcome;
}

/** Parts that a target's writes need; the same for every run. */
export interface TargetParts {
  readonly db: DataSource;
  readonly mappings: MappingStore;
  readonly journal: Journal;
  readonly metrics: Metrics;
}

/** What a run wrote so far. */
export interface WriteTally {
  readonly written: number;
  /** Failed writes that may go well without any further change. */
  readonly unsettled: number;
}

/**
 * The target of one run. Each step is one request of the provider (or one batch), followed by one transaction that saves
 * mappings and journal, tied to the run's lease: a worker that dies in between repeats the step, which bears repetition
 * because a mirror's identity is computed (promise 4).
 */
export class PairTarget {
  private written = 0;
  private unsettled = 0;

  constructor(
    private readonly parts: TargetParts,
    private readonly pair: MirroredPair,
    private readonly adapter: ConnectorAdapter,
    private readonly job: ClaimedJob,
    private readonly run: JobRun,
  ) {}

  get tally(): WriteTally {
    return { written: this.written, unsettled: this.unsettled };
  }

  /** @throws {ProviderError} what ended the run; all that was written before it is saved */
  async apply(writes: readonly PlannedWrite[]): Promise<void> {
    for (const step of inSteps(writes, this.adapter.capabilities.batchSize)) {
      await this.run.checkpoint();
      await this.remember(step.map(intentOf).filter((intent) => intent !== null));
      const outcomes = await writeToTarget(this.adapter, this.pair.targetExternalId, step.map(operationOf));
      const settled = outcomes.map((outcome, index): SettledWrite => ({ write: step[index] as PlannedWrite, outcome }));
      await this.save(settled);
      const fatal = settled.map(errorOf).find((error) => error !== null && !concernsOneEvent(error));
      if (fatal) throw fatal;
    }
  }

  /** Saves changes of mappings that need no request. */
  async remember(changes: readonly MappingChange[], forgotten: readonly string[] = []): Promise<void> {
    if (changes.length + forgotten.length === 0) return;
    await this.inStep(async (manager) => {
      await this.parts.mappings.save(manager, this.pair.id, changes);
      await this.parts.mappings.remove(manager, this.pair.id, forgotten);
    });
  }

  private async save(settled: readonly SettledWrite[]): Promise<void> {
    const replaced = settled.filter(({ write }) => write.previous?.targetId != null).map(({ write }) => write.eventId);
    const before = replaced.length === 0 ? new Map() : await this.parts.mappings.contents(this.pair.id, replaced);
    const changes = settled.map(changeOf).filter((change) => change !== null);
    const forgotten = settled.filter(isForgotten).map(({ write }) => write.eventId);
    const lines = settled.filter(({ outcome }) => outcome.ok).map(({ write }) => lineOf(write, before));
    await this.inStep(async (manager) => {
      await this.parts.mappings.save(manager, this.pair.id, changes);
      await this.parts.mappings.remove(manager, this.pair.id, forgotten);
      await this.parts.journal.write(manager, this.pair.id, this.job.id, lines);
    });
    this.count(settled, lines);
  }

  /** One transaction that is void when the lease is lost, or when a person paused, removed or edited the pair meanwhile. */
  private async inStep(save: (manager: EntityManager) => Promise<void>): Promise<void> {
    await this.parts.db.transaction(async (manager) => {
      await this.run.hold(manager);
      await save(manager);
    });
    if (await this.pairChanged()) throw new PairChanged();
  }

  private async pairChanged(): Promise<boolean> {
    const rows = await this.parts.db.query<unknown[]>(
      'SELECT 1 FROM pairs WHERE id = $1 AND enabled AND removing IS NULL AND rules_version = $2',
      [this.pair.id, this.pair.rulesVersion],
    );
    return rows.length === 0;
  }

  private count(settled: readonly SettledWrite[], lines: readonly JournalLine[]): void {
    this.written += lines.length;
    const { eventsCreated, eventsUpdated, eventsDeleted, eventsFailed } = this.parts.metrics;
    const totals = { create: eventsCreated, update: eventsUpdated, delete: eventsDeleted };
    for (const { operation } of lines) {
      this.run.count(`${operation}d`);
      totals[operation].inc();
    }
    for (const error of settled.map(errorOf)) {
      if (error === null || !concernsOneEvent(error)) continue;
      this.run.count('failed');
      eventsFailed.inc();
      this.run.log('warn', 'the target refused an event', { reason: error.reason, message: error.message });
      if (worthAnotherTry(error)) this.unsettled += 1;
    }
  }
}

const errorOf = ({ outcome }: SettledWrite): ProviderError | null => (outcome.ok ? null : outcome.error);

const receiptOf = (row: MappingRow): MirrorReceipt => ({
  targetId: row.targetId ?? row.mirrorId,
  revision: row.targetRevision,
});

function operationOf(write: PlannedWrite): MirrorOperation {
  if (write.kind === 'delete')
    return { kind: 'delete', mirrorId: write.previous.mirrorId, previous: receiptOf(write.previous) };
  const { mirror, previous } = write;
  return previous?.targetId == null
    ? { kind: 'create', mirror }
    : { kind: 'update', mirror, previous: receiptOf(previous) };
}

/**
 * A mapping of what is about to be created, so that whatever becomes of this worker, somebody knows that a mirror of this
 * id may stand on the target.
 */
function intentOf(write: PlannedWrite): MappingChange | null {
  if (write.kind === 'delete' || write.previous?.state === 'failed' || write.previous?.targetId != null) return null;
  return {
    eventId: write.eventId,
    mirrorId: write.mirror.id,
    state: 'failed',
    reason: 'unsettled',
    targetId: null,
    targetRevision: null,
    fingerprint: null,
    written: null,
  };
}

/** The mapping after a write; null where it is forgotten, or stays as it is because the run ends here. */
function changeOf({ write, outcome }: SettledWrite): MappingChange | null {
  if (outcome.ok) return write.kind === 'delete' ? afterDelete(write) : afterWrite(write, outcome.receipt);
  if (!concernsOneEvent(outcome.error)) return null;
  // What is gone from the target is made anew by the next try.
  const lost = outcome.error.kind === 'not-found';
  const { previous } = write;
  return {
    eventId: write.eventId,
    mirrorId: write.kind === 'delete' ? write.previous.mirrorId : write.mirror.id,
    state: 'failed',
    reason: outcome.error.reason,
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
    reason: null,
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

const isForgotten = ({ write, outcome }: SettledWrite): boolean =>
  write.kind === 'delete' && outcome.ok && write.reason === null;

function lineOf(write: PlannedWrite, before: ReadonlyMap<string, string>): JournalLine {
  const operation = write.kind === 'delete' ? 'delete' : write.previous?.targetId == null ? 'create' : 'update';
  const mirrorId = write.kind === 'delete' ? write.previous.mirrorId : write.mirror.id;
  return { operation, eventId: write.eventId, mirrorId, before: before.get(write.eventId) ?? null };
}
