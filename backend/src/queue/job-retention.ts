import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PRUNED_AT_ONCE, pruneInBatches } from '../database/prune-in-batches.js';

/** Days for which ended jobs are kept: long enough to look into what failed, and to see what last week was like. */
const KEPT_DAYS = { quiet: 3, failed: 14 } as const;

/** Log lines go with their jobs (cascade). `SKIP LOCKED`: whoever else prunes or looks at a row is not waited for. */
const PRUNE = `
WITH old AS (
  SELECT id FROM sync_jobs
  WHERE finished_at < now() - $1::integer * interval '1 day' AND finished_at IS NOT NULL AND status = ANY ($2::text[])
  ORDER BY finished_at LIMIT ${PRUNED_AT_ONCE} FOR UPDATE SKIP LOCKED
), gone AS (DELETE FROM sync_jobs j USING old WHERE j.id = old.id RETURNING j.id)
SELECT count(*)::integer AS count FROM gone`;

/** Takes old ended jobs away, in batches that are small enough to hold nobody up. */
@Injectable()
export class JobRetention {
  constructor(private readonly source: DataSource) {}

  /** How many jobs went. Stops after a while though more may be left: it is called again. */
  async prune(): Promise<number> {
    const quiet = await pruneInBatches(this.source, PRUNE, [KEPT_DAYS.quiet, ['succeeded', 'cancelled']]);
    return quiet + (await pruneInBatches(this.source, PRUNE, [KEPT_DAYS.failed, ['failed']]));
  }
}
