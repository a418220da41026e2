import { PUSH_KINDS, type ConnectorKind, type ConnectorStatus } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Configuration } from '../../config/configuration.js';
import { oneOf } from '../../database/one-of.js';
import { IS_SOURCE } from '../../database/push-standing.js';
import { JobQueue } from '../../queue/job-queue.js';
import type { Chore } from './chore.js';

interface DueWatch {
  id: string;
  accountId: string;
  kind: ConnectorKind;
  status: ConnectorStatus;
  isSource: boolean;
  /** Rows of channels are there: something may have to be closed. */
  hasChannels: boolean;
}

const BATCH = 500;

/** Seconds until a calendar is looked at again whose job has never come to say when. */
const UNHEARD_OF = 900;
/** The same while a person has to act: no request is made before. */
const NEEDS_ATTENTION = 900;

/** Seconds over which calendars are spread that all have to be looked at for one reason. */
const ALL_AT_ONCE = 300;

const DUE = `
SELECT c.id, c.account_id AS "accountId", k.kind, k.status, ${IS_SOURCE} AS "isSource",
  EXISTS (SELECT FROM push_channels p WHERE p.calendar_id = c.id) AS "hasChannels"
FROM calendars c JOIN connectors k ON k.id = c.connector_id
WHERE c.next_watch_at <= now()
ORDER BY c.next_watch_at LIMIT ${BATCH} FOR UPDATE OF c SKIP LOCKED`;

const PUT_OFF = `
UPDATE calendars c SET next_watch_at = now() + due.seconds * interval '1 second'
FROM unnest($1::uuid[], $2::float8[]) AS due (id, seconds) WHERE c.id = due.id`;

/** Calendars whose channels are of another public address than today's, and all that may have one if there was none before. */
const OTHER_ADDRESS = `
UPDATE calendars c SET next_watch_at = LEAST(c.next_watch_at, now() + random() * ${ALL_AT_ONCE} * interval '1 second')
FROM connectors k
WHERE k.id = c.connector_id AND ${oneOf('k.kind', PUSH_KINDS)} AND (
  (c.next_watch_at IS NULL AND $1::text IS NOT NULL AND ${IS_SOURCE})
  OR EXISTS (SELECT FROM push_channels p WHERE p.calendar_id = c.id AND p.state <> 'failed'
    AND NOT COALESCE(starts_with(p.address, $1 || '/'), false)))`;

/** Has the push channels looked after of calendars whose time has come. */
@Injectable()
export class DueWatches implements Chore {
  readonly name = 'due-watches';
  /** With each look of the scheduler: it is one row of an index while nothing is due, and a new pair waits for it. */
  readonly everySeconds = 0;
  private hasComparedAddress = false;

  constructor(
    private readonly source: DataSource,
    private readonly queue: JobQueue,
    private readonly configuration: Configuration,
  ) {}

  /** All that are due, in batches: a batch's jobs and its calendars' next looks are one transaction. */
  async run(): Promise<void> {
    if (!this.hasComparedAddress) await this.compareAddress();
    while ((await this.source.transaction((manager) => this.enqueueBatch(manager))) === BATCH);
  }

  /** Once in the life of a process: its public address does not change meanwhile. */
  private async compareAddress(): Promise<void> {
    await this.source.query(OTHER_ADDRESS, [this.configuration.pushOrigin]);
    this.hasComparedAddress = true;
  }

  private async enqueueBatch(manager: EntityManager): Promise<number> {
    const due = await manager.query<DueWatch[]>(DUE);
    if (due.length === 0) return 0;
    await manager.query(PUT_OFF, [due.map(({ id }) => id), due.map((one) => this.secondsToNext(one))]);
    await this.queue.enqueue(
      due
        .filter((one) => this.needsJob(one))
        .map(({ id, accountId }) => ({ kind: 'watch', lane: 'upkeep', calendarId: id, accountId })),
      manager,
    );
    return due.length;
  }

  private isWanted({ kind, status, isSource }: DueWatch): boolean {
    const isPushed = (PUSH_KINDS as readonly string[]).includes(kind);
    return isPushed && isSource && status !== 'disabled' && this.configuration.pushOrigin !== null;
  }

  /** With a connector that needs attention nothing could be opened; what is to be closed is let go at least. */
  private needsJob(due: DueWatch): boolean {
    return this.isWanted(due) ? due.status !== 'needs-attention' : due.hasChannels;
  }

  /** Null, for never, where there is nothing to look after. The job knows a better time. */
  private secondsToNext(due: DueWatch): number | null {
    if (this.needsJob(due)) return UNHEARD_OF;
    return this.isWanted(due) ? NEEDS_ATTENTION : null;
  }
}
