import {
  LANES,
  type LaneLoad,
  type MetricsSummary,
  type MirroredHour,
  type RecentOutcomes,
} from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Forecast } from './forecast.js';
import { LiveJobs } from './live-jobs.js';
import { PairsOverview } from './pairs-overview.js';
import { PushOverview } from './push-overview.js';

/** Every worker listens for the queue's wake-up on a connection that bears its name. */
const WORKER_CONNECTION = 'calmirror-listen ';

const MOST_EXPIRING = 20;

/** Gathers the figures of the console's first page, one statement after another so that one connection is enough. */
@Injectable()
export class SummaryFigures {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly pairs: PairsOverview,
    private readonly liveJobs: LiveJobs,
    private readonly push: PushOverview,
    private readonly forecast: Forecast,
  ) {}

  async gather(): Promise<MetricsSummary> {
    return {
      pairs: await this.pairs.byState(),
      attention: await this.pairs.attention(),
      freshness: await this.pairs.freshness(),
      lanes: await this.lanes(),
      ...(await this.lastDay()),
      workers: await this.workers(),
      expiring: await this.forecast.near(MOST_EXPIRING),
      push: [...(await this.push.figures()).calendars],
    };
  }

  private async lanes(): Promise<LaneLoad[]> {
    const counts = await this.liveJobs.count();
    return LANES.map((lane) => {
      const queued = counts.find((count) => count.lane === lane && count.status === 'queued');
      const running = counts.find((count) => count.lane === lane && count.status === 'running');
      return {
        lane,
        queued: queued?.jobs ?? 0,
        running: running?.jobs ?? 0,
        oldestDueSeconds: queued?.oldestDueSeconds ?? 0,
      };
    });
  }

  /** The counts of finished jobs tell what was written; the journal would have to be read row by row. */
  private async lastDay(): Promise<{ finishedJobs: RecentOutcomes; mirrored: MirroredHour[] }> {
    const rows = await this.db.query<(MirroredHour & RecentOutcomes)[]>(
      `SELECT to_char(h.hour, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS hour,
         COALESCE(sum((j.counts->>'created')::int), 0)::int AS created,
         COALESCE(sum((j.counts->>'updated')::int), 0)::int AS updated,
         COALESCE(sum((j.counts->>'deleted')::int), 0)::int AS deleted,
         count(*) FILTER (WHERE j.status = 'succeeded')::int AS succeeded,
         count(*) FILTER (WHERE j.status = 'failed')::int AS failed,
         count(*) FILTER (WHERE j.status = 'cancelled')::int AS cancelled
       FROM generate_series(date_trunc('hour', now()) - interval '23 hours', date_trunc('hour', now()), interval '1 hour') AS h(hour)
       LEFT JOIN sync_jobs j ON j.finished_at >= h.hour AND j.finished_at < h.hour + interval '1 hour'
       GROUP BY h.hour ORDER BY h.hour`,
    );
    const sum = (key: keyof RecentOutcomes): number => rows.reduce((total, row) => total + row[key], 0);
    return {
      finishedJobs: { succeeded: sum('succeeded'), failed: sum('failed'), cancelled: sum('cancelled') },
      mirrored: rows.map(({ hour, created, updated, deleted }) => ({ hour, created, updated, deleted })),
    };
  }

  private async workers(): Promise<string[]> {
    const rows = await this.db.query<{ worker: string }[]>(
      `SELECT DISTINCT substr(application_name, length($1) + 1) AS worker FROM pg_stat_activity
       WHERE datname = current_database() AND starts_with(application_name, $1) ORDER BY worker`,
      [WORKER_CONNECTION],
    );
    return rows.map(({ worker }) => worker);
  }
}
