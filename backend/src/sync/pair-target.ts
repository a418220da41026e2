import type { ConnectorAdapter } from '@calmirror/connectors';
import type { DataSource, EntityManager } from 'typeorm';
import type { ClaimedJob, JobRun } from '../queue/job-handler.js';
import type { Journal, JournalLine } from './journal.js';
import type { MappingChange, MappingStore } from './mapping-store.js';
import type { MirroredPair } from './mirrored-pair.js';
import type { Metrics } from '../metrics/metrics.js';
import { PairChanged } from './pair-changed.js';
import {
  changeOf,
  endOf,
  intentOf,
  isForgotten,
  lineOf,
  operationOf,
  type PlannedWrite,
  refusalOf,
  type SettledWrite,
  stands,
} from './planned-write.js';
import { Stumbles } from './stumbles.js';
import { inSteps, worthAnotherTry, writeToTarget } from './target-writer.js';

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
  private readonly stumbles = new Stumbles();

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
      const settled = outcomes.map((outcome, index): SettledWrite => ({
        write: step[index] as PlannedWrite,
        outcome,
        borne: this.stumbles.bears(outcome),
      }));
      await this.save(settled);
      const end = settled.map(endOf).find((error) => error !== null);
      if (end) throw end;
    }
  }

  /** After the last write. @throws {ProviderError} where the target took nothing of it all, and answered errors only */
  end(): void {
    if (this.stumbles.unexcused) throw this.stumbles.unexcused;
  }

  /** Ends the run if the lease is lost or the pair is not as it was any more: for what is done to the target outside this. */
  async verify(): Promise<void> {
    await this.inStep(() => Promise.resolve());
  }

  /** Saves changes of mappings that need no request. What is forgotten may go on under another event among them. */
  async remember(changes: readonly MappingChange[], forgotten: readonly string[] = []): Promise<void> {
    if (changes.length + forgotten.length === 0) return;
    await this.inStep(async (manager) => {
      await this.parts.mappings.remove(manager, this.pair.id, forgotten);
      await this.parts.mappings.save(manager, this.pair.id, changes);
    });
  }

  private async save(settled: readonly SettledWrite[]): Promise<void> {
    const replaced = settled.filter(({ write }) => stands(write.previous)).map(({ write }) => write.eventId);
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

  /**
   * One transaction that is void when the lease is lost or the pair is gone. Where a person paused, removed or edited the
   * pair meanwhile, what was written is still saved, and then the run ends.
   */
  private async inStep(save: (manager: EntityManager) => Promise<void>): Promise<void> {
    const asItWas = await this.parts.db.transaction(async (manager) => {
      await this.run.hold(manager);
      const unchanged = await this.isPairUnchanged(manager);
      await save(manager);
      return unchanged;
    });
    if (!asItWas) throw new PairChanged();
  }

  /** @throws {PairChanged} when the pair is gone; else it stays there for the transaction */
  private async isPairUnchanged(manager: EntityManager): Promise<boolean> {
    const [pair] = await manager.query<{ unchanged: boolean }[]>(
      `SELECT enabled AND removing IS NULL AND rules_version = $2 AS unchanged
       FROM pairs WHERE id = $1 FOR KEY SHARE`,
      [this.pair.id, this.pair.rulesVersion],
    );
    if (!pair) throw new PairChanged();
    return pair.unchanged;
  }

  private count(settled: readonly SettledWrite[], lines: readonly JournalLine[]): void {
    this.written += lines.length;
    const { eventsCreated, eventsUpdated, eventsDeleted, eventsFailed } = this.parts.metrics;
    const totals = { create: eventsCreated, update: eventsUpdated, delete: eventsDeleted };
    for (const { operation } of lines) {
      this.run.count(`${operation}d`);
      totals[operation].inc();
    }
    for (const error of settled.map(refusalOf)) {
      if (error === null) continue;
      this.run.count('failed');
      eventsFailed.inc();
      this.run.log('warn', 'the target refused an event', { reason: error.reason, message: error.message });
      if (worthAnotherTry(error)) this.unsettled += 1;
    }
  }
}
