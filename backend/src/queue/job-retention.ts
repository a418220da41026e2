import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Days for which ended jobs are kept: long enough to look into what failed, and to see what last week was like. */
const KEPT_DAYS = { quiet: 3, failed: 14 } as const;

const BATCH = 1_000;
const MOST_BATCHES = 20;

/** Log lines go with their jobs (cascade). `SKIP LOCKED`: whoever else prunes or looks at a row is not waited for. */
const PRUNE = `
WITH old AS (
  SELECT id FROM sync_jobs
  WHERE finished_at < now() - $1::integer * interval '1 day' AND finished_at IS NOT NULL AND status = ANY ($2::text[])
  ORDER BY finished_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
), gone AS (DELETE FROM sync_jobs j USING old WHERE j.id = old.id RETURNING j.id)
SELECT count(*)::integer AS count FROM gone`;

/** Takes old ended jobs away, in batches that are small enough to hold nobody up. */
@Injectable()
export class JobRetention {
  constructor(private readonly source: DataSource) {}

  /** How many jobs went. Stops after a while though more may be left: it is called again. */
  async prune(): Promise<number> {
    const quiet = await this.pruneEnded(KEPT_DAYS.quiet, ['succeeded', 'cancelled']);
    return quiet + (await this.pruneEnded(KEPT_DAYS.failed, ['failed']));
  }

  private async pruneEnded(days: number, statuses: readonly string[]): Promise<number> {
    let pruned = 0;
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const [gone] = await this.source.query<{ count: number }[]>(PRUNE, [days, statuses]);
      pruned += gone?.count ?? 0;
      if ((gone?.count ?? 0) < BATCH) break;
    }
    return pruned;
  }
}
