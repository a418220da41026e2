import { LANES } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { LiveJobs } from './live-jobs.js';
import { Metrics } from './metrics.js';

/** Gauges whose value is looked up when somebody asks, not kept. */
@Injectable()
export class LiveGauges {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly liveJobs: LiveJobs,
    private readonly metrics: Metrics,
  ) {}

  /** A database that is away leaves no figures of the queue behind; the others are answered all the same. */
  async refresh(): Promise<void> {
    this.refreshPool();
    this.metrics.queueDepth.reset();
    this.metrics.queueOldestSeconds.reset();
    const counts = await this.liveJobs.count().catch(() => null);
    if (counts === null) return;
    for (const lane of LANES) {
      this.metrics.queueDepth.set({ lane, status: 'queued' }, 0);
      this.metrics.queueOldestSeconds.set({ lane }, 0);
    }
    for (const { lane, status, jobs, oldestDueSeconds } of counts) {
      this.metrics.queueDepth.set({ lane, status }, jobs);
      if (status === 'queued') this.metrics.queueOldestSeconds.set({ lane }, oldestDueSeconds);
    }
  }

  private refreshPool(): void {
    const { totalCount, idleCount, waitingCount } = (this.db.driver as unknown as { master: Pool }).master;
    this.metrics.poolConnections.set({ state: 'used' }, totalCount - idleCount);
    this.metrics.poolConnections.set({ state: 'idle' }, idleCount);
    this.metrics.poolConnections.set({ state: 'waiting' }, waitingCount);
  }
}
