import { LANES, type JobStatus, type Lane } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { Metrics } from './metrics.js';

interface LaneLoad {
  lane: Lane;
  status: Extract<JobStatus, 'queued' | 'running'>;
  jobs: number;
  oldest: number;
}

/** Gauges whose value is looked up when somebody asks, not kept. */
@Injectable()
export class LiveGauges {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly metrics: Metrics,
  ) {}

  /** One statement over the partial indexes of live jobs. A database that is away leaves no value behind, and no error. */
  async refresh(): Promise<void> {
    this.refreshPool();
    this.metrics.queueDepth.reset();
    this.metrics.queueOldestSeconds.reset();
    const loads = await this.loads().catch(() => null);
    if (loads === null) return;
    for (const lane of LANES) {
      this.metrics.queueDepth.set({ lane, status: 'queued' }, 0);
      this.metrics.queueOldestSeconds.set({ lane }, 0);
    }
    for (const { lane, status, jobs, oldest } of loads) {
      this.metrics.queueDepth.set({ lane, status }, jobs);
      if (status === 'queued') this.metrics.queueOldestSeconds.set({ lane }, oldest);
    }
  }

  private loads(): Promise<LaneLoad[]> {
    return this.db.query<LaneLoad[]>(
      `SELECT lane, status, count(*)::int AS jobs, GREATEST(0, extract(epoch FROM now() - min(run_at)))::float AS oldest
       FROM sync_jobs WHERE status = 'queued' OR status = 'running' GROUP BY lane, status`,
    );
  }

  private refreshPool(): void {
    const { totalCount, idleCount, waitingCount } = (this.db.driver as unknown as { master: Pool }).master;
    this.metrics.poolConnections.set({ state: 'used' }, totalCount - idleCount);
    this.metrics.poolConnections.set({ state: 'idle' }, idleCount);
    this.metrics.poolConnections.set({ state: 'waiting' }, waitingCount);
  }
}
