import { LANES } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { LiveJobs } from './live-jobs.js';
import { Metrics } from './metrics.js';
import { PushOverview } from './push-overview.js';
import { WaitingAccounts } from './waiting-accounts.js';

/** Gauges whose value is looked up when somebody asks, not kept. */
@Injectable()
export class LiveGauges {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly liveJobs: LiveJobs,
    private readonly waitingAccounts: WaitingAccounts,
    private readonly push: PushOverview,
    private readonly metrics: Metrics,
  ) {}

  /** A database that is away leaves no figures of the queue behind; the others are answered all the same. */
  async refresh(): Promise<void> {
    this.refreshPool();
    await Promise.all([this.refreshQueue(), this.refreshAccounts(), this.refreshPush()]);
  }

  private async refreshPush(): Promise<void> {
    const figures = await this.push.figures().catch(() => null);
    this.metrics.pushCalendars.reset();
    this.metrics.pushChannels.reset();
    for (const { state, reason, calendars } of figures?.calendars ?? [])
      this.metrics.pushCalendars.set({ state, reason: reason ?? '' }, calendars);
    for (const { state, channels } of figures?.channels ?? []) this.metrics.pushChannels.set({ state }, channels);
  }

  private async refreshAccounts(): Promise<void> {
    this.metrics.waitingAccounts.reset();
    const counts = await this.waitingAccounts.count().catch(() => []);
    for (const { kind, waiting } of counts) this.metrics.waitingAccounts.set({ kind }, waiting);
  }

  private async refreshQueue(): Promise<void> {
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
