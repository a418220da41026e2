import { Injectable } from '@nestjs/common';
import type { Lane } from '@calmirror/contracts';
import type { ConnectorAdapter, FetchResult } from '@calmirror/connectors';
import { ProviderError, windowAround, type TimeWindow, type WindowSettings } from '@calmirror/core';
import { DataSource, type EntityManager } from 'typeorm';
import { MessageReports } from '../calendars/message-reports.js';
import { SourceMemories } from '../calendars/source-memories.js';
import { SourceSnapshot, type StoredRead } from '../calendars/source-snapshot.js';
import { onBehalfOf } from '../connectors/adapter-user.js';
import { Adapters } from '../connectors/adapters.js';
import { Metrics } from '../metrics/metrics.js';
import type { ClaimedJob, JobRun } from '../queue/job-handler.js';
import { JobQueue } from '../queue/job-queue.js';
import { behindPairs } from './behind-pairs.js';
import { PairStandings } from './pair-standings.js';

/** Days read beyond the widest window of the pairs that the calendar is an end of, so that a moving window finds its events already there. */
const MARGIN_DAYS = 2;

interface CalendarState {
  readonly id: string;
  readonly connectorId: string;
  readonly externalId: string;
  readonly cursor: string | null;
  readonly snapshotVersion: string;
  readonly windows: readonly WindowSettings[];
}

/** What a read was asked for by. */
interface Trigger {
  readonly lane: Lane;
  /** When the provider told of a change, or the read was due; else when it began. */
  readonly changedAt: string;
  readonly servedPairId: string | null;
}

/**
 * Reads a source calendar once for all its pairs. What is new goes into the snapshot together with the cursor, in one
 * transaction that also queues a mirror job for each pair that is behind; a failed read changes nothing (promise 1).
 */
@Injectable()
export class CalendarPull {
  constructor(
    private readonly db: DataSource,
    private readonly adapters: Adapters,
    private readonly snapshot: SourceSnapshot,
    private readonly memories: SourceMemories,
    private readonly reports: MessageReports,
    private readonly queue: JobQueue,
    private readonly standings: PairStandings,
    private readonly metrics: Metrics,
  ) {}

  /**
   * @param servedPairId a pair that this very job mirrors, and that so needs no job of its own; null where there is none
   * @throws {ProviderError} when the calendar cannot be read; its pairs then say so
   */
  async run(calendarId: string, job: ClaimedJob, servedPairId: string | null, run: JobRun): Promise<void> {
    const calendar = await this.load(calendarId);
    const { changedAt = new Date().toISOString() } = job.payload as { changedAt?: string };
    try {
      const isBulk = (): boolean => calendar.cursor === null || job.lane === 'upkeep';
      const adapter = await this.adapters.open(calendar.connectorId, onBehalfOf(run, isBulk));
      const read = await this.read(adapter, calendar, run);
      run.count('read', read.events.length);
      if (read.withheld.length > 0) run.log('warn', 'events withheld', { count: read.withheld.length });
      const changed = await this.store(calendar, read, { lane: job.lane, changedAt, servedPairId }, run);
      // A job that reads on its way to something else has more to tell than the read.
      if (!changed && job.kind === 'pull') run.forget();
    } catch (error) {
      if (!run.signal.aborted) await this.standings.sourceFailed(run, calendarId, error);
      throw error;
    }
  }

  private async load(calendarId: string): Promise<CalendarState> {
    const [row] = await this.db.query<CalendarState[]>(
      `SELECT id, connector_id AS "connectorId", external_id AS "externalId", cursor, snapshot_version AS "snapshotVersion",
         ARRAY(SELECT "window" FROM pairs
           WHERE (source_calendar_id = calendars.id OR target_calendar_id = calendars.id) AND enabled) AS windows
       FROM calendars WHERE id = $1`,
      [calendarId],
    );
    if (!row) throw new ProviderError('not-found', 'gone', 'the calendar was deleted');
    return row;
  }

  /** A cursor that is no longer accepted costs exactly one full read; mappings are not touched by it (R4). */
  private async read(adapter: ConnectorAdapter, calendar: CalendarState, run: JobRun): Promise<FetchResult> {
    const request = {
      calendarId: calendar.externalId,
      window: widest(calendar.windows, Date.now()),
      known: () => this.snapshot.known(calendar.id),
      remembered: (keys: readonly string[]) => this.memories.of(calendar.id, keys),
      rememberedKeys: () => this.memories.keys(calendar.id),
      signal: run.signal,
    };
    try {
      return await adapter.fetchWindow({ ...request, cursor: calendar.cursor });
    } catch (error) {
      if (!(error instanceof ProviderError) || error.kind !== 'cursor-expired') throw error;
      run.log('info', 'the cursor is no longer accepted: reading everything anew');
      return adapter.fetchWindow({ ...request, cursor: null });
    }
  }

  /** Answers whether anything changed. */
  private async store(calendar: CalendarState, read: FetchResult, trigger: Trigger, run: JobRun): Promise<boolean> {
    const stored = await this.db.transaction(async (manager) => {
      await run.hold(manager);
      if (!(await this.stillAt(manager, calendar, read))) return null;
      const outcome = await this.snapshot.store(manager, calendar.id, calendar.snapshotVersion, read);
      await this.memories.store(manager, calendar.id, read.memories ?? []);
      await this.reports.store(manager, calendar.id, read);
      await this.advance(manager, calendar, read, outcome);
      await this.wakePairs(manager, calendar, outcome, trigger);
      await this.standings.sourceRead(manager, calendar.id);
      return outcome;
    });
    if (stored === null) run.log('info', 'another read of this calendar was stored meanwhile');
    else this.metrics.eventsRead.inc(stored.changed);
    return stored?.version !== calendar.snapshotVersion;
  }

  /**
   * Whether the snapshot is the one that this read was compared with, and, where it remembers something, what it was added to;
   * the row stays locked for the transaction.
   */
  private async stillAt(manager: EntityManager, calendar: CalendarState, { memories }: FetchResult): Promise<boolean> {
    const [row] = await manager.query<{ snapshot_version: string; cursor: string | null }[]>(
      'SELECT snapshot_version, cursor FROM calendars WHERE id = $1 FOR UPDATE',
      [calendar.id],
    );
    const isSameMemory = memories === undefined || row?.cursor === calendar.cursor;
    return row?.snapshot_version === calendar.snapshotVersion && isSameMemory;
  }

  private async advance(
    manager: EntityManager,
    calendar: CalendarState,
    read: FetchResult,
    stored: StoredRead,
  ): Promise<void> {
    const moved = stored.version !== calendar.snapshotVersion;
    await manager.query(
      `UPDATE calendars SET cursor = $2, snapshot_version = $3, last_pulled_at = now(),
         refresh_seconds = CASE WHEN $8 THEN refresh_seconds ELSE $4 END,
         quiet_pulls = CASE WHEN $5 THEN 0 ELSE quiet_pulls + 1 END,
         color = COALESCE(color, $6), time_zone = COALESCE(time_zone, $7)
       WHERE id = $1`,
      [
        calendar.id,
        read.cursor,
        stored.version,
        read.refreshSeconds,
        moved,
        read.calendar.color,
        read.calendar.timeZone,
        // An unchanged calendar says nothing new about itself.
        read.kind === 'unchanged',
      ],
    );
  }

  private async wakePairs(
    manager: EntityManager,
    calendar: CalendarState,
    stored: StoredRead,
    { lane, changedAt, servedPairId }: Trigger,
  ): Promise<void> {
    const moved = stored.version !== calendar.snapshotVersion;
    const behind = await behindPairs(manager, calendar.id, stored, moved, servedPairId);
    await this.queue.enqueue(
      behind.map(({ id, account_id }) => ({
        kind: 'mirror' as const,
        lane,
        pairId: id,
        accountId: account_id,
        payload: { changedAt },
      })),
      manager,
    );
  }
}

function widest(windows: readonly WindowSettings[], now: number): TimeWindow {
  const pastDays = Math.max(0, ...windows.map((window) => window.pastDays)) + MARGIN_DAYS;
  const futureDays = Math.max(0, ...windows.map((window) => window.futureDays)) + MARGIN_DAYS;
  return windowAround(now, { pastDays, futureDays });
}
