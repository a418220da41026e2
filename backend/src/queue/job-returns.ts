import { Inject, Injectable } from '@nestjs/common';
import { DatabaseError } from 'pg';
import { GIVE_BACK } from './give-back-statement.js';
import type { OwnedJob } from './owned-job.js';
import { QueueDatabase, type Statement } from './queue-database.js';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';

/** How a job goes back to the queue. */
export interface Return {
  readonly job: OwnedJob;
  /** Attempts used up from now on: this one included, or given back. */
  readonly attempt: number;
  readonly delayMs: number;
  /** What the provider asked to wait, or null. */
  readonly floorMs: number | null;
  readonly error: { kind: string; message: string } | null;
  readonly patience: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** Fenced like every write of a run: by worker $1 and attempt $3. */
const RETURN: Statement = {
  name: 'return',
  text: `
WITH back AS (
  SELECT j.id, j.kind, j.subject_id, j.priority, j.lane, $4::integer AS attempt,
    now() + $5::float8 * interval '1 millisecond' AS run_at, now() + $6::float8 * interval '1 millisecond' AS not_before,
    $7::text AS error_kind, $8::text AS error_message, $9::jsonb AS counts, j.payload, $10::smallint AS patience
  FROM sync_jobs j
  WHERE j.id = $2 AND j.status = 'running' AND j.locked_by = $1 AND j.attempt = $3
  FOR UPDATE OF j
)${GIVE_BACK}`,
};

const UNIQUE_VIOLATION = '23505';

/** Puts this worker's jobs back into the queue. */
@Injectable()
export class JobReturns {
  constructor(
    private readonly database: QueueDatabase,
    @Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings,
  ) {}

  /** False when the job was not this worker's any more; nothing was written then. */
  async giveBack(back: Return): Promise<boolean> {
    const { job, attempt, delayMs, floorMs, error, patience, counts } = back;
    const values = [
      this.settings.workerId,
      job.id,
      job.attempt,
      attempt,
      delayMs,
      floorMs,
      error?.kind ?? null,
      error?.message ?? null,
      JSON.stringify(counts),
      patience,
    ];
    for (;;) {
      try {
        return (await this.database.rows(RETURN, values)).length > 0;
      } catch (failure) {
        // Another job of this kind and subject was queued after the statement had looked for one: it is seen now.
        if (!(failure instanceof DatabaseError) || failure.code !== UNIQUE_VIOLATION) throw failure;
      }
    }
  }
}
