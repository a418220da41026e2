import type { ConnectorAdapter, StandingMirror } from '@calmirror/connectors';
import type { ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metrics } from '../metrics/metrics.js';
import type { ClaimedJob, JobRun } from '../queue/job-handler.js';
import { Journal } from './journal.js';
import { concernsOneEvent, inSteps, writeToTarget } from './target-writer.js';

/** An object of ours that stands on a target beside what mappings know: a twin, or the mirror of nothing. */
export interface Stray {
  readonly eventId: string;
  readonly mirrorId: string;
  readonly object: StandingMirror;
}

/** What stands for the source event of a mirror that none is known for. */
export const orphanId = (mirrorId: string): string => `orphan:${mirrorId}`;

/** Where strays stand. */
export interface StrayPlace {
  readonly pairId: string;
  /** The provider's id of the target calendar. */
  readonly calendarId: string;
  readonly adapter: ConnectorAdapter;
}

/** Takes strays away, step by step; no mapping changes by it. */
@Injectable()
export class StrayMirrors {
  constructor(
    private readonly db: DataSource,
    private readonly journal: Journal,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Answers why the first one stayed that the target would not give up; null when all are gone.
   * @throws {ProviderError} what ended the run
   */
  async takeAway(
    place: StrayPlace,
    strays: readonly Stray[],
    job: ClaimedJob,
    run: JobRun,
  ): Promise<ProviderError | null> {
    let refusal: ProviderError | null = null;
    for (const step of inSteps(strays, place.adapter.capabilities.batchSize)) {
      for (const error of await this.step(place, step, job, run)) {
        if (!concernsOneEvent(error, 'delete')) throw error;
        refusal ??= error;
        run.count('failed');
        run.log('warn', 'the target keeps a mirror', { reason: error.reason, message: error.message });
      }
    }
    return refusal;
  }

  private async step(
    { pairId, calendarId, adapter }: StrayPlace,
    step: readonly Stray[],
    job: ClaimedJob,
    run: JobRun,
  ): Promise<ProviderError[]> {
    await run.checkpoint();
    const operations = step.map(({ mirrorId, object }) => ({
      kind: 'delete' as const,
      mirrorId,
      previous: object.receipt,
    }));
    const outcomes = await writeToTarget(adapter, calendarId, operations);
    const gone = step.filter((_, index) => outcomes[index]?.ok);
    await this.db.transaction(async (manager) => {
      await run.hold(manager);
      const lines = gone.map(({ eventId, mirrorId, object }) => {
        const event = object.content?.event ?? null;
        return { operation: 'delete' as const, eventId, mirrorId, before: event && JSON.stringify(event) };
      });
      await this.journal.write(manager, pairId, job.id, lines);
    });
    run.count('deleted', gone.length);
    this.metrics.eventsDeleted.inc(gone.length);
    return outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
  }
}
