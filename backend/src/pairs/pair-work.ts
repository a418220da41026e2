import type { Lane } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Pair } from '../database/entities/pair.entity.js';
import { JobQueue } from '../queue/job-queue.js';
import type { EnqueuedJob, JobRequest } from '../queue/job-request.js';

/** The jobs that a person's change of a pair asks for. */
@Injectable()
export class PairWork {
  constructor(private readonly queue: JobQueue) {}

  /** Reads the source; what is new wakes the mirroring. */
  async pull(manager: EntityManager, { sourceCalendarId }: Pair): Promise<void> {
    const accountId = await accountOf(manager, sourceCalendarId);
    await this.queue.enqueue([{ kind: 'pull', lane: 'interactive', calendarId: sourceCalendarId, accountId }], manager);
  }

  /** Mirrors what was read already, under the pair's rules as they are now. */
  async mirror(manager: EntityManager, pair: Pair): Promise<void> {
    await this.atTarget(manager, 'mirror', 'interactive', pair);
  }

  /** Takes the mirrors away; nobody else waits behind them. */
  async remove(manager: EntityManager, pair: Pair): Promise<EnqueuedJob> {
    return this.atTarget(manager, 'remove', 'upkeep', pair);
  }

  /** Reads back what stands on the target, and mends it. */
  async reconcile(manager: EntityManager, pair: Pair): Promise<void> {
    await this.atTarget(manager, 'reconcile', 'upkeep', pair);
  }

  private async atTarget(
    manager: EntityManager,
    kind: 'mirror' | 'reconcile' | 'remove',
    lane: Lane,
    pair: Pair,
  ): Promise<EnqueuedJob> {
    const accountId = await accountOf(manager, pair.targetCalendarId);
    const request: JobRequest = { kind, lane, pairId: pair.id, accountId };
    const [job] = await this.queue.enqueue([request], manager);
    if (!job) throw new Error('a job was neither queued nor folded');
    return job;
  }
}

async function accountOf(manager: EntityManager, calendarId: string): Promise<string> {
  const [row] = await manager.query<{ account_id: string }[]>('SELECT account_id FROM calendars WHERE id = $1', [
    calendarId,
  ]);
  if (!row) throw new Error('a pair has lost its calendar');
  return row.account_id;
}
