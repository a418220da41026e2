import type { JobStatus, Lane } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

/** The jobs of one lane and status. */
export interface LiveJobCount {
  lane: Lane;
  status: Extract<JobStatus, 'queued' | 'running'>;
  jobs: number;
  /** Age of the one whose time came first; 0 when no time has come. */
  oldestDueSeconds: number;
}

/** Counts the jobs that wait or run; one statement over the partial indexes of live rows. */
@Injectable()
export class LiveJobs {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  count(): Promise<LiveJobCount[]> {
    return this.db.query<LiveJobCount[]>(
      `SELECT lane, status, count(*)::int AS jobs,
         GREATEST(0, extract(epoch FROM now() - min(run_at)))::float AS "oldestDueSeconds"
       FROM sync_jobs WHERE status = 'queued' OR status = 'running' GROUP BY lane, status`,
    );
  }
}
