import { Injectable, Logger } from '@nestjs/common';
import type { FetchResult, SourceEvent, WithheldEvent } from '@calmirror/connectors';
import { boundsOf, type CalendarEvent } from '@calmirror/core';
import { DataSource, type EntityManager } from 'typeorm';
import { sealContext, SecretBox } from '../secrets/secret-box.js';
import { uidDigest } from './uid-digest.js';
import { type WrittenRow, writeRows } from './written-rows.js';

/** What a stored read changed: rows written anew, and rows that are gone. */
export interface StoredRead {
  /** The snapshot's version afterwards; the same as before when nothing changed. */
  readonly version: string;
  readonly changed: number;
  readonly removed: number;
}

/** A row as the mirroring needs it. `event` is null for a withheld event, whose `problem` says why. */
export interface SnapshotRow {
  readonly eventId: string;
  readonly problem: string | null;
  readonly event: CalendarEvent | null;
}

/** Columns of a row that `open` can turn into a `SnapshotRow`. */
export interface SealedRow {
  event_id: string;
  problem: string | null;
  content: Buffer | null;
}

/** Rows sealed at a time: some milliseconds, so that nobody waits for a big calendar to be sealed. */
const SLICE = 250;

/** The source calendars' events as last read, sealed at rest. */
@Injectable()
export class SourceSnapshot {
  private readonly logger = new Logger(SourceSnapshot.name);

  constructor(
    private readonly db: DataSource,
    private readonly box: SecretBox,
  ) {}

  /** Event id → revision of all that the calendar held at the last read. */
  async known(calendarId: string): Promise<Map<string, string>> {
    const rows = await this.db.query<{ event_id: string; revision: string }[]>(
      'SELECT event_id, revision FROM snapshot_events WHERE calendar_id = $1',
      [calendarId],
    );
    return new Map(rows.map((row) => [row.event_id, row.revision]));
  }

  /**
   * Stores a complete read in the caller's transaction, which also moves the cursor (promise 8). `version` is the
   * snapshot's version that the read was compared with; the caller holds the calendar's row.
   */
  async store(manager: EntityManager, calendarId: string, version: string, read: FetchResult): Promise<StoredRead> {
    if (read.kind === 'unchanged') return { version, changed: 0, removed: 0 };
    const next = String(BigInt(version) + 1n);
    const removed = await this.forget(manager, calendarId, read);
    const changed = await this.write(manager, calendarId, next, read);
    return { version: changed + removed > 0 ? next : version, changed, removed };
  }

  /** Rows of the database as events. */
  open(calendarId: string, rows: readonly SealedRow[]): SnapshotRow[] {
    return rows.map((row) => ({
      eventId: row.event_id,
      problem: row.problem,
      event: row.content === null ? null : this.unseal(calendarId, row.event_id, row.content),
    }));
  }

  /** Events with an instance that may fall between the two instants. */
  async eventsBetween(calendarId: string, from: string, to: string): Promise<CalendarEvent[]> {
    const rows = await this.db.query<SealedRow[]>(
      `SELECT event_id, problem, content FROM snapshot_events
       WHERE calendar_id = $1 AND content IS NOT NULL
         AND (first_start IS NULL OR first_start < $3) AND (last_end IS NULL OR last_end >= $2)`,
      [calendarId, from, to],
    );
    return this.open(calendarId, rows).flatMap(({ event }) => event ?? []);
  }

  /** Takes out what is gone: what a full read does not name, or what a delta names as removed. */
  private async forget(manager: EntityManager, calendarId: string, read: FetchResult): Promise<number> {
    const named = 'SELECT 1 FROM unnest($2::text[]) AS named(id) WHERE named.id = s.event_id';
    const [, count] = await manager.query<[unknown[], number]>(
      `DELETE FROM snapshot_events s WHERE s.calendar_id = $1 AND ${read.kind === 'full' ? 'NOT ' : ''}EXISTS (${named})`,
      [calendarId, read.kind === 'full' ? read.present : read.removed],
    );
    return count;
  }

  private async write(manager: EntityManager, calendarId: string, version: string, read: FetchResult): Promise<number> {
    const rows: (SourceEvent | WithheldEvent)[] = [...read.events, ...read.withheld];
    let written: Promise<unknown> = Promise.resolve();
    try {
      for (let start = 0; start < rows.length; start += SLICE) {
        const sealed = rows.slice(start, start + SLICE).map((row) => this.sealedRow(calendarId, row));
        // One slice is sealed while the database writes the one before.
        await written;
        written = manager.query(...writeRows(calendarId, version, sealed));
      }
    } finally {
      // What fails while it is sealed is told when the database is done.
      await Promise.allSettled([written]);
    }
    await written;
    return rows.length;
  }

  private sealedRow(calendarId: string, row: SourceEvent | WithheldEvent): WrittenRow {
    if (!('event' in row)) return withheld(row.id, row.revision, row.problem.code);
    const { event, revision } = row;
    const bounds = this.boundsOf(event);
    if (bounds === undefined) return withheld(event.id, revision, 'bad-value');
    const content = this.seal(calendarId, event);
    return { id: event.id, revision, uidDigest: uidDigest(event.uid), problem: null, content, bounds };
  }

  /** Undefined where the event is not what its type says: a fault of its adapter, which must not stop the others. */
  private boundsOf(event: CalendarEvent): WrittenRow['bounds'] | undefined {
    try {
      return boundsOf(event);
    } catch (error) {
      this.logger.error({ err: error }, 'an event cannot be placed; it is withheld');
      return undefined;
    }
  }

  private seal(calendarId: string, event: CalendarEvent): Buffer {
    return this.box.seal(JSON.stringify(event), contentContext(calendarId, event.id));
  }

  private unseal(calendarId: string, eventId: string, content: Buffer): CalendarEvent {
    return JSON.parse(this.box.open(content, contentContext(calendarId, eventId))) as CalendarEvent;
  }
}

const withheld = (id: string, revision: string, problem: string): WrittenRow => ({
  id,
  revision,
  uidDigest: null,
  problem,
  content: null,
  bounds: null,
});

const contentContext = (calendarId: string, eventId: string): string =>
  sealContext('snapshot_events', 'content', `${calendarId}/${eventId}`);
