import type { ChangeTopic } from '@calmirror/contracts';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type NotedJob, topicsOfJobs, writeTopics } from './topics.js';

/** Where processes tell one another what changed. */
export const CHANGES_CHANNEL = 'calmirror_changes';

const GATHERED_MS = 300;
const NOTIFY = 'SELECT pg_notify($1, $2)';

/**
 * Tells every console what may be new. What changes is gathered and told in one notification a moment later: the cost is the
 * same however many jobs run, and for a job it is to be put into a set. A notification that is lost is not sent again;
 * consoles also look by themselves now and then.
 */
@Injectable()
export class ChangeNotes implements OnApplicationShutdown {
  private readonly logger = new Logger(ChangeNotes.name);
  private topics = new Set<ChangeTopic>();
  private jobs = new Set<NotedJob>();
  private telling: NodeJS.Timeout | null = null;

  constructor(private readonly db: DataSource) {}

  /** Something is new that is committed already. */
  note(topics: Iterable<ChangeTopic>): void {
    for (const topic of topics) this.topics.add(topic);
    this.tellSoon();
  }

  /** A job began, went on or ended. */
  noteJob(job: NotedJob): void {
    this.jobs.add(job);
    this.tellSoon();
  }

  /** Told by the commit of the caller's transaction, and not at all if that is rolled back. For what happens seldom. */
  async atCommit(manager: EntityManager, topics: Iterable<ChangeTopic>): Promise<void> {
    await manager.query(NOTIFY, [CHANGES_CHANNEL, writeTopics(topics)]);
  }

  onApplicationShutdown(): void {
    if (this.telling) clearTimeout(this.telling);
  }

  /** The next round begins when the last is through: a slow database is not asked more and more. */
  private tellSoon(): void {
    this.telling ??= setTimeout(() => void this.tell(), GATHERED_MS).unref();
  }

  private async tell(): Promise<void> {
    const { topics, jobs } = this;
    this.topics = new Set();
    this.jobs = new Set();
    try {
      await this.db.query(NOTIFY, [CHANGES_CHANNEL, writeTopics(new Set([...topics, ...topicsOfJobs(jobs)]))]);
    } catch (error) {
      this.logger.debug({ err: error }, 'consoles were not told of changes');
    }
    this.telling = null;
    if (this.topics.size + this.jobs.size > 0) this.tellSoon();
  }
}
