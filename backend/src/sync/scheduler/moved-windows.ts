import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobQueue } from '../../queue/job-queue.js';
import type { Chore } from './chore.js';

const BATCH = 1_000;

/** When a pair's window is a day ahead of its mirrors. An index is kept by this very expression, hence UTC and no `now()`. */
const BEHIND_FROM = `((p.applied_to AT TIME ZONE 'UTC') - ((p."window"->>'futureDays')::integer - 1) * interval '1 day')`;

/** Pairs whose mirrors end a day or more before their window does. */
const BEHIND = `
SELECT p.id, t.account_id AS "accountId"
FROM pairs p JOIN calendars t ON t.id = p.target_calendar_id
WHERE p.enabled AND p.removing IS NULL AND p.state <> 'needs-attention'
  AND ${BEHIND_FROM} < now() AT TIME ZONE 'UTC'
ORDER BY ${BEHIND_FROM} LIMIT ${BATCH}`;

/** As time goes by, events enter and leave a pair's window though nothing changes at the source. */
@Injectable()
export class MovedWindows implements Chore {
  readonly name = 'moved-windows';
  readonly everySeconds = 300;

  constructor(
    private readonly source: DataSource,
    private readonly queue: JobQueue,
  ) {}

  /** The pairs that are furthest behind; the others have their turn next time. */
  async run(): Promise<void> {
    const behind = await this.source.query<{ id: string; accountId: string }[]>(BEHIND);
    await this.queue.enqueue(
      behind.map(({ id, accountId }) => ({ kind: 'mirror', lane: 'upkeep', pairId: id, accountId })),
    );
  }
}
