import { type CalendarEvent, mirrorIdIn } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { setImmediate as afterOthers } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { type SealedRow, SourceSnapshot } from '../calendars/source-snapshot.js';
import { type DueRow, judgesAll } from './due-events.js';
import type { MappingRow } from './mapping-store.js';
import type { MirroredPair } from './mirrored-pair.js';
import { inSteps } from './target-writer.js';
import type { Considered, Wishes } from './wishes.js';

/** Some milliseconds. */
const JUDGED_AT_A_TIME = 100;

/** Has the events of a batch judged, with all that is known of each: three statements at the most, however many they are. */
@Injectable()
export class DueJudging {
  constructor(
    private readonly db: DataSource,
    private readonly snapshot: SourceSnapshot,
  ) {}

  /**
   * A few at a time, so that heartbeats and other jobs do not wait for the judging of many.
   *
   * @param rows the mappings of these events
   */
  async consider(
    pair: MirroredPair,
    due: readonly DueRow[],
    rows: readonly MappingRow[],
    wishes: Wishes,
  ): Promise<Considered[]> {
    const copies = await this.copies(pair, due);
    const mirrors = await this.mirrorsWithoutMarker(pair, due);
    const mirrored = new Set(rows.filter(({ targetId }) => targetId !== null).map(({ eventId }) => eventId));
    const changed = new Map(due.map((row) => [row.event_id, row.changed || judgesAll(pair)]));
    const considered: Considered[] = [];
    for (const slice of inSteps(due, JUDGED_AT_A_TIME)) {
      await afterOthers();
      for (const row of this.snapshot.open(pair.sourceCalendarId, slice))
        considered.push(
          wishes.consider(row, {
            mirrored: mirrored.has(row.eventId),
            changed: changed.get(row.eventId) ?? true,
            copies: copies.get(row.event?.uid ?? '') ?? [],
            inMirrorsPlace: mirrors.has(row.eventId),
          }),
        );
    }
    return considered;
  }

  /**
   * What the target is known to hold of the same meetings, by their UIDs. Digests lie all over the index: one by one, each is
   * found by it, while as a list they may have the whole calendar read for each batch.
   */
  private async copies(pair: MirroredPair, due: readonly DueRow[]): Promise<ReadonlyMap<string, CalendarEvent[]>> {
    const digests = new Set(due.flatMap(({ uid_digest }) => uid_digest ?? []));
    if (!pair.targetIsRead || digests.size === 0) return new Map();
    const rows = await this.db.query<SealedRow[]>(
      `SELECT c.* FROM unnest($2::text[]) AS wanted(digest) CROSS JOIN LATERAL (
         SELECT event_id, problem, content FROM snapshot_events
         WHERE calendar_id = $1 AND uid_digest = wanted.digest AND content IS NOT NULL ORDER BY uid_digest OFFSET 0) c`,
      [pair.targetCalendarId, [...digests]],
    );
    const copies = new Map<string, CalendarEvent[]>();
    for (const { event } of this.snapshot.open(pair.targetCalendarId, rows))
      if (event !== null) copies.set(event.uid, [...(copies.get(event.uid) ?? []), event]);
    return copies;
  }

  /**
   * Events that stand where a pair put a mirror onto the source. A marker says so of most; some programs drop what they do not
   * know, and the marker with it. Few calendars have ids that could be a mirror's, and only of those anything is asked.
   */
  private async mirrorsWithoutMarker(pair: MirroredPair, due: readonly DueRow[]): Promise<ReadonlySet<string>> {
    const places = new Map(
      due.flatMap(({ event_id }) => {
        const mirrorId = mirrorIdIn(event_id);
        return mirrorId === null ? [] : [[event_id, mirrorId] as const];
      }),
    );
    if (places.size === 0) return new Set();
    const rows = await this.db.query<{ mirror_id: string }[]>(
      `SELECT mirror_id FROM mappings WHERE pair_id = ANY(ARRAY(SELECT id FROM pairs WHERE target_calendar_id = $1))
         AND mirror_id = ANY($2)`,
      [pair.sourceCalendarId, [...new Set(places.values())]],
    );
    const ours = new Set(rows.map(({ mirror_id }) => mirror_id));
    return new Set([...places].filter(([, mirrorId]) => ours.has(mirrorId)).map(([eventId]) => eventId));
  }
}
