import { Inject, Injectable } from '@nestjs/common';
import { DatabaseError } from 'pg';
import { Metrics } from '../metrics/metrics.js';
import { CLAIM, NEXT_DUE } from './claim-statements.js';
import type { ClaimedJob } from './job-handler.js';
import { type ClaimRoom, laneOrder } from './lanes.js';
import { QueueDatabase } from './queue-database.js';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';

/** A job that this worker owns until its lease ends. */
export interface OwnedJob extends ClaimedJob {
  readonly createdAt: Date;
  /** What earlier attempts counted. */
  readonly counts: Readonly<Record<string, number>>;
  /** From being due to this claim, by the database's clock. */
  readonly waitedSeconds: number;
}

const UNIQUE_VIOLATION = '23505';
const TRIES = 3;

/** Takes jobs off the queue for this worker. */
@Injectable()
export class JobClaims {
  private turn = 0;

  constructor(
    private readonly database: QueueDatabase,
    private readonly metrics: Metrics,
    @Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings,
  ) {}

  /** At most `room` of the jobs that are due, in the order of their lanes. Empty when there is nothing to be had. */
  async claim(room: ClaimRoom): Promise<OwnedJob[]> {
    const lanes = laneOrder(this.turn++);
    let { any } = room;
    for (let tries = 1; any > 0; tries += 1) {
      try {
        return await this.take(lanes, any, Math.min(any, room.background));
      } catch (error) {
        const collision = error instanceof DatabaseError && error.code === UNIQUE_VIOLATION;
        if (!collision || tries === TRIES) throw error;
        this.metrics.claimCollisions.inc();
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

  private take(lanes: readonly number[], any: number, background: number): Promise<OwnedJob[]> {
    const { accountSlots, workerId, leaseMs } = this.settings;
    return this.database.rows<OwnedJob>(CLAIM, [lanes, any, background, accountSlots, workerId, leaseMs]);
  }
}
