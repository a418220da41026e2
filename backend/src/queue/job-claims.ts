import { Injectable } from '@nestjs/common';
import { DatabaseError } from 'pg';
import { Metrics } from '../metrics/metrics.js';
import { NEXT_DUE } from './claim-statements.js';
import type { Ending } from './finish-statement.js';
import { type Exchanged, JobExchange } from './job-exchange.js';
import { JobSettlement } from './job-settlement.js';
import { type ClaimRoom, laneOrder } from './lanes.js';
import type { OwnedJob } from './owned-job.js';
import { QueueDatabase } from './queue-database.js';

const UNIQUE_VIOLATION = '23505';
const TRIES = 3;

/** Takes jobs off the queue for this worker. */
@Injectable()
export class JobClaims {
  private turn = 0;

  constructor(
    private readonly database: QueueDatabase,
    private readonly exchange: JobExchange,
    private readonly settlement: JobSettlement,
    private readonly metrics: Metrics,
  ) {}

  /**
   * At most `room` of the jobs that are due, in the order of their lanes. Empty when there is nothing to be had. Ends that
   * are yet to be written go along; should the two be refused together, each goes alone.
   */
  async claim(room: ClaimRoom): Promise<OwnedJob[]> {
    const lanes = laneOrder(this.turn++);
    const shared = await this.settlement.share((endings) => this.take(endings, lanes, room));
    if (shared) return shared.claimed;
    let { any } = room;
    for (let tries = 1; any > 0; tries += 1) {
      try {
        const { claimed } = await this.take([], lanes, { any, background: Math.min(any, room.background) });
        return claimed;
      } catch (error) {
        if (!isCollision(error) || tries === TRIES) throw error;
        any = Math.ceil(any / 2);
      }
    }
    return [];
  }

  /** Milliseconds until the next job is due that is not due yet; null when none waits. */
  async nextDueInMs(): Promise<number | null> {
    const [next] = await this.database.rows<{ inMs: number }>(NEXT_DUE, [laneOrder(0)]);
    return next?.inMs ?? null;
  }

  private async take(endings: readonly Ending[], lanes: readonly number[], room: ClaimRoom): Promise<Exchanged> {
    try {
      return await this.exchange.run(endings, lanes, room);
    } catch (error) {
      if (isCollision(error)) this.metrics.claimCollisions.inc();
      throw error;
    }
  }
}

/** Another worker claimed the same slot or the same exclusive key at the same moment. */
const isCollision = (error: unknown): boolean => error instanceof DatabaseError && error.code === UNIQUE_VIOLATION;
