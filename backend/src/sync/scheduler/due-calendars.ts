import type { ConnectorStatus } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readSeconds } from '../../database/held-by-target.js';
import { IS_PUSHED } from '../../database/push-standing.js';
import { JobQueue } from '../../queue/job-queue.js';
import { nextPullSeconds } from './next-pull.js';

interface DueCalendar {
  id: string;
  accountId: string;
  status: ConnectorStatus;
  dueAt: Date;
  refreshSeconds: number | null;
  quietPulls: number;
  pushed: boolean;
  /** Of the enabled pairs that need it read; null when there are none. */
  intervalSeconds: number | null;
}

const BATCH = 500;

/** `SKIP LOCKED`: two schedulers share the due calendars, and neither waits for a read that is being stored. */
const DUE = `
SELECT c.id, c.account_id AS "accountId", k.status, c.next_pull_at AS "dueAt", c.refresh_seconds AS "refreshSeconds",
  c.quiet_pulls AS "quietPulls", ${IS_PUSHED} AS pushed,
  ${readSeconds('c.id')} AS "intervalSeconds"
FROM calendars c JOIN connectors k ON k.id = c.connector_id
WHERE c.next_pull_at <= now()
ORDER BY c.next_pull_at LIMIT ${BATCH} FOR UPDATE OF c SKIP LOCKED`;

const PUT_OFF = `
UPDATE calendars c SET next_pull_at = now() + due.seconds * interval '1 second', pull_seconds = due.seconds::integer
FROM unnest($1::uuid[], $2::float8[]) AS due (id, seconds) WHERE c.id = due.id`;

/** Queues a read of each calendar whose time has come. */
@Injectable()
export class DueCalendars {
  constructor(
    private readonly source: DataSource,
    private readonly queue: JobQueue,
  ) {}

  /** All that are due, in batches: a batch's jobs and its calendars' next times are one transaction. Answers how many. */
  async enqueue(): Promise<number> {
    for (let total = 0; ;) {
      const batch = await this.source.transaction((manager) => this.enqueueBatch(manager));
      total += batch;
      if (batch < BATCH) return total;
    }
  }

  private async enqueueBatch(manager: EntityManager): Promise<number> {
    const due = await manager.query<DueCalendar[]>(DUE);
    if (due.length === 0) return 0;
    await manager.query(PUT_OFF, [due.map(({ id }) => id), due.map(secondsToNext)]);
    const wanted = due.filter(({ status, intervalSeconds }) => status !== 'disabled' && intervalSeconds !== null);
    await this.queue.enqueue(
      // A change that the read finds could have been there from then on.
      wanted.map(({ id, accountId, dueAt }) => ({
        kind: 'pull',
        lane: 'poll',
        calendarId: id,
        accountId,
        payload: { changedAt: dueAt.toISOString() },
      })),
      manager,
    );
    return due.length;
  }
}

/** Null, for never, where no pair reads the calendar. A disabled connector's calendars keep their rhythm, unread. */
function secondsToNext({ intervalSeconds, refreshSeconds, quietPulls, pushed, status }: DueCalendar): number | null {
  if (intervalSeconds === null) return null;
  const needsAttention = status === 'needs-attention';
  return nextPullSeconds({ intervalSeconds, refreshSeconds, quietPulls, pushed, needsAttention }, Math.random());
}
