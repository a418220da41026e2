import type { ConnectorAdapter, StandingMirror } from '@calmirror/connectors';
import {
  type CalendarEvent,
  matchMirrors,
  type MirrorGroup,
  reconcileMirror,
  type ReconcileStep,
} from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { setImmediate as afterOthers } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Metrics } from '../metrics/metrics.js';
import type { ClaimedJob, JobRun } from '../queue/job-handler.js';
import { inTurns } from './in-turns.js';
import { Journal } from './journal.js';
import { keptBy } from './kept-by.js';
import { type MappingChange, MappingStore } from './mapping-store.js';
import { MirrorAdoption } from './mirror-adoption.js';
import type { MirroredPair } from './mirrored-pair.js';
import { PairTarget } from './pair-target.js';
import { changeOfStep, knownRevisions, type ReconciledRow, reconciledRow } from './reconciled-row.js';
import { type Stray, StrayMirrors } from './stray-mirrors.js';
import { inSteps } from './target-writer.js';
import { twinsOf, unwantedTwins, whyTwinsStay } from './twins.js';

type Group = MirrorGroup<ReconciledRow, StandingMirror>;

/** An adapter whose target can be listed. */
export type ListingAdapter = ConnectorAdapter & Required<Pick<ConnectorAdapter, 'listMirrors'>>;

/** Contents opened and compared at a time: some milliseconds. */
const BATCH = 200;

/**
 * Compares a pair's mappings with what stands on its target, listed once, and makes them say what was found. Nothing is
 * written or deleted here but twins, of which no mapping can speak: what has to be written again, and what nothing wants, is marked for the pair's next
 * run, which has the guard, the journal and the steps for it, and which any worker may begin at any time.
 */
@Injectable()
export class PairReconcile {
  constructor(
    private readonly db: DataSource,
    private readonly mappings: MappingStore,
    private readonly adoption: MirrorAdoption,
    private readonly strays: StrayMirrors,
    private readonly journal: Journal,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Answers whether anything was marked for the pair's next run.
   * @throws {ProviderError} what ended the run
   * @throws {PairChanged} when a person paused, removed or edited the pair meanwhile
   */
  async run(pair: MirroredPair, adapter: ListingAdapter, job: ClaimedJob, run: JobRun): Promise<boolean> {
    const { db, mappings, journal, metrics } = this;
    const target = new PairTarget({ db, mappings, journal, metrics }, pair, adapter, job, run);
    const rows = await mappings.ofPair(pair.id);
    const mapped = rows.map(reconciledRow).filter((row) => row !== null);
    await run.checkpoint();
    const request = { calendarId: pair.targetExternalId, known: knownRevisions(mapped), signal: run.signal };
    const standing = await adapter.listMirrors(request);
    const owner = { installationId: pair.installationId, pairId: pair.id };
    const { groups, foreign } = await inTurns(matchMirrors(owner, mapped, standing));

    const steps = new Steps();
    for (const batch of inSteps(groups, BATCH)) {
      await afterOthers();
      await target.remember(await this.changes(pair, adapter, batch, steps));
    }
    const adopted = await this.adoption.mappingsOf(pair, adapter, rows, groups.filter(isUnmapped));
    // All or none: the guard is to see all orphans together, also if this worker is lost in between.
    await target.remember(adopted);
    const twins = twinsOf(groups, adopted);
    const unwanted = unwantedTwins(twins, pair.targetEdits);
    run.count('respected', twins.length - unwanted.length);
    if (mayGo(unwanted, pair, standing.length - foreign, run)) {
      for (const step of inSteps(unwanted, adapter.capabilities.batchSize)) {
        await target.verify();
        await this.strays.takeAway({ pairId: pair.id, calendarId: pair.targetExternalId, adapter }, step, job, run);
      }
    }
    steps.tell(run, { adopted: adopted.length, twins: twins.length, foreign });
    return steps.marked > 0 || adopted.some(({ state }) => state === 'failed');
  }

  private async changes(
    pair: MirroredPair,
    adapter: ConnectorAdapter,
    batch: readonly Group[],
    steps: Steps,
  ): Promise<MappingChange[]> {
    const shown = batch.flatMap(({ mapping, standing }) => (standing?.content && mapping ? [mapping.row.eventId] : []));
    const contents = shown.length === 0 ? new Map<string, string>() : await this.mappings.contents(pair.id, shown);
    return batch.flatMap((group) => {
      const { mapping, standing } = group;
      if (mapping === null) return [];
      const content = contents.get(mapping.row.eventId);
      const written = content === undefined ? null : keptBy(adapter, JSON.parse(content) as CalendarEvent);
      const step = reconcileMirror(group, written, pair.targetEdits);
      steps.add(step, mapping);
      return changeOfStep(step, mapping, standing) ?? [];
    });
  }
}

/** How often each step was taken. */
class Steps {
  private readonly taken = new Map<ReconcileStep, number>();
  private respected = 0;
  private unchanged = 0;

  add(step: ReconcileStep, { standing }: ReconciledRow): void {
    this.taken.set(step, this.of(step) + 1);
    if (step.startsWith('respect') || (step === 'leave' && standing === 'respected')) this.respected += 1;
    else if (step === 'note' || (step === 'leave' && standing === 'written')) this.unchanged += 1;
  }

  /** Mirrors that the pair's next run has to write again. */
  get marked(): number {
    return this.of('rewrite') + this.of('recreate');
  }

  tell(run: JobRun, others: { readonly adopted: number; readonly twins: number; readonly foreign: number }): void {
    run.count('unchanged', this.unchanged);
    run.count('respected', this.respected);
    const changed = this.of('rewrite') + this.of('respect-change');
    const deleted = this.of('recreate') + this.of('respect-deletion');
    const found = { changed, deleted, respected: this.respected, ...others };
    const amiss = changed + deleted + others.adopted + others.twins > 0;
    if (amiss) run.log('warn', 'the target was not as it was left', found);
    else run.log('info', 'the target is as it was left', found);
  }

  private of(step: ReconcileStep): number {
    return this.taken.get(step) ?? 0;
  }
}

const isUnmapped = ({ mapping }: Group): boolean => mapping === null;

function mayGo(twins: readonly Stray[], { limits }: MirroredPair, standing: number, run: JobRun): boolean {
  const reason = whyTwinsStay(twins, limits, standing);
  if (reason === null) return true;
  run.count('held', twins.length);
  run.log('warn', 'twins of mirrors are left on the target', { count: twins.length, reason });
  return false;
}
