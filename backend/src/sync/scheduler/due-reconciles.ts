import { capabilitiesOf } from '@calmirror/connectors';
import { CONNECTOR_KINDS } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Configuration } from '../../config/configuration.js';
import { JobQueue } from '../../queue/job-queue.js';
import type { Chore } from './chore.js';

interface DuePair {
  id: string;
  accountId: string;
  /** False for a pair that no time was found for yet. */
  planned: boolean;
  /** Its target can be listed, and nobody has to act first. */
  wanted: boolean;
}

const BATCH = 500;

/** Share of the interval by which a pair's next time is put off at random. */
const SPREAD = 0.1;

const LISTED_KINDS = CONNECTOR_KINDS.filter((kind) => capabilitiesOf(kind).listsMirrors);

/** `SKIP LOCKED`: two schedulers share the due pairs, and neither waits for a person's change of one. */
const DUE = `
SELECT p.id, t.account_id AS "accountId", p.next_reconcile_at IS NOT NULL AS planned,
  k.kind = ANY($1) AND k.status <> 'disabled' AND p.state <> 'needs-attention' AS wanted
FROM pairs p JOIN calendars t ON t.id = p.target_calendar_id JOIN connectors k ON k.id = t.connector_id
WHERE p.enabled AND p.removing IS NULL AND (p.next_reconcile_at IS NULL OR p.next_reconcile_at <= now())
ORDER BY p.next_reconcile_at LIMIT ${BATCH} FOR UPDATE OF p SKIP LOCKED`;

const PUT_OFF = `
UPDATE pairs p SET next_reconcile_at = now() + due.hours * interval '1 hour'
FROM unnest($1::uuid[], $2::float8[]) AS due (id, hours) WHERE p.id = due.id`;

/** Has the target of each pair looked through now and then. */
@Injectable()
export class DueReconciles implements Chore {
  readonly name = 'due-reconciles';
  readonly everySeconds = 60;

  constructor(
    private readonly source: DataSource,
    private readonly queue: JobQueue,
    private readonly configuration: Configuration,
  ) {}

  /** All that are due, in batches: a batch's jobs and its pairs' next times are one transaction. */
  async run(): Promise<void> {
    if (this.configuration.reconcileHours === 0) return;
    while ((await this.source.transaction((manager) => this.enqueueBatch(manager))) === BATCH);
  }

  private async enqueueBatch(manager: EntityManager): Promise<number> {
    const due = await manager.query<DuePair[]>(DUE, [LISTED_KINDS]);
    if (due.length === 0) return 0;
    await manager.query(PUT_OFF, [due.map(({ id }) => id), due.map((pair) => this.hoursToNext(pair))]);
    await this.queue.enqueue(
      due
        .filter(({ planned, wanted }) => planned && wanted)
        .map(({ id, accountId }) => ({ kind: 'reconcile', lane: 'upkeep', pairId: id, accountId })),
      manager,
    );
    return due.length;
  }

  /** The first time falls anywhere in the interval, so that pairs that were made together do not stay together. */
  private hoursToNext({ planned }: DuePair): number {
    const { reconcileHours } = this.configuration;
    return planned ? reconcileHours * (1 + SPREAD * Math.random()) : reconcileHours * Math.random();
  }
}
