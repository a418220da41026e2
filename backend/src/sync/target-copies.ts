import type { CalendarEvent } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type SealedRow, SourceSnapshot } from '../calendars/source-snapshot.js';
import { HELD_BY_TARGET, PARTLY_THERE } from '../database/held-by-target.js';
import { type DueRow, judgesAll } from './due-events.js';
import type { MappingRow } from './mapping-store.js';
import type { MirroredPair } from './mirrored-pair.js';

/** What the target is known to hold of its own of some meetings. */
export interface KnownCopies {
  /** By their UIDs. */
  readonly events: ReadonlyMap<string, readonly CalendarEvent[]>;
  /** Of these events nothing new is known: what was found of them before stands. */
  readonly undecided: ReadonlySet<string>;
}

interface CopyRow extends SealedRow {
  readonly uid_digest: string;
}

/** Finds the target's own copies of the meetings of a batch. */
@Injectable()
export class TargetCopies {
  constructor(
    private readonly db: DataSource,
    private readonly snapshot: SourceSnapshot,
  ) {}

  /** @param mappings those of these events */
  async of(pair: MirroredPair, due: readonly DueRow[], mappings: readonly MappingRow[]): Promise<KnownCopies> {
    if (!pair.targetIsRead) return { events: new Map(), undecided: new Set() };
    const copies = await this.underDigests(pair, due);
    const events = this.byUid(pair, copies);
    const unreadable = new Set(copies.filter(({ content }) => content === null).map((row) => row.uid_digest));
    return { events, undecided: await this.undecided(pair, due, mappings, unreadable) };
  }

  /** Of any of the source's rows, by their UIDs. */
  async eventsOf(pair: MirroredPair, rows: readonly Pick<DueRow, 'uid_digest'>[]): Promise<KnownCopies['events']> {
    return pair.targetIsRead ? this.byUid(pair, await this.underDigests(pair, rows)) : new Map();
  }

  private byUid(pair: MirroredPair, copies: readonly CopyRow[]): KnownCopies['events'] {
    const events = new Map<string, CalendarEvent[]>();
    for (const { event } of this.snapshot.open(pair.targetCalendarId, copies))
      if (event !== null) events.set(event.uid, [...(events.get(event.uid) ?? []), event]);
    return events;
  }

  /**
   * Digests lie all over the index: one by one, each is found by it, while as a list they may have the whole calendar read for
   * each batch.
   */
  private async underDigests(pair: MirroredPair, rows: readonly Pick<DueRow, 'uid_digest'>[]): Promise<CopyRow[]> {
    const digests = new Set(rows.flatMap(({ uid_digest }) => uid_digest ?? []));
    if (digests.size === 0) return [];
    return this.db.query<CopyRow[]>(
      `SELECT c.* FROM unnest($2::text[]) AS wanted(digest) CROSS JOIN LATERAL (
         SELECT event_id, problem, content, uid_digest FROM snapshot_events
         WHERE calendar_id = $1 AND uid_digest = wanted.digest ORDER BY uid_digest OFFSET 0) c`,
      [pair.targetCalendarId, [...digests]],
    );
  }

  /**
   * Events of which it is remembered that the target holds them, and of which it cannot be told whether it still does: a copy
   * cannot be read any more, or was stored before UIDs were kept, and has no digest until its calendar is read again
   * (promise 1). A mirror of what is left of a series follows its series all the same.
   */
  private async undecided(
    pair: MirroredPair,
    due: readonly DueRow[],
    mappings: readonly MappingRow[],
    unreadable: ReadonlySet<string>,
  ): Promise<ReadonlySet<string>> {
    const reasons = new Map(mappings.map(({ eventId, reason }) => [eventId, reason]));
    const held = due.filter((row) => {
      const reason = reasons.get(row.event_id) ?? '';
      return HELD_BY_TARGET.includes(reason) && !(reason === PARTLY_THERE && (row.changed || judgesAll(pair)));
    });
    if (held.length === 0) return new Set();
    const allKnown = await this.knowsAllDigests(pair.targetCalendarId);
    const undecided = held.filter(
      ({ uid_digest, content }) => !allKnown || (uid_digest === null ? content !== null : unreadable.has(uid_digest)),
    );
    return new Set(undecided.map(({ event_id }) => event_id));
  }

  private async knowsAllDigests(calendarId: string): Promise<boolean> {
    const unknown = await this.db.query<unknown[]>(
      'SELECT FROM snapshot_events WHERE calendar_id = $1 AND uid_digest IS NULL AND content IS NOT NULL LIMIT 1',
      [calendarId],
    );
    return unknown.length === 0;
  }
}
