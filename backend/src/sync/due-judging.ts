import { mirrorIdIn } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { setImmediate as afterOthers } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { SourceSnapshot } from '../calendars/source-snapshot.js';
import { type DueRow, judgesAll } from './due-events.js';
import type { MappingRow } from './mapping-store.js';
import type { MirroredPair } from './mirrored-pair.js';
import { TargetCopies } from './target-copies.js';
import { inSteps } from './target-writer.js';
import type { Considered, Wishes } from './wishes.js';

/** Some milliseconds. */
const JUDGED_AT_A_TIME = 100;

/** Has the events of a batch judged, with all that is known of each: a few statements, however many they are. */
@Injectable()
export class DueJudging {
  constructor(
    private readonly db: DataSource,
    private readonly snapshot: SourceSnapshot,
    private readonly targetCopies: TargetCopies,
  ) {}

  /**
   * A few at a time, so that heartbeats and other jobs do not wait for the judging of many. Events of which nothing can be
   * said now are left out.
   *
   * @param rows the mappings of these events
   */
  async consider(
    pair: MirroredPair,
    due: readonly DueRow[],
    rows: readonly MappingRow[],
    wishes: Wishes,
  ): Promise<Considered[]> {
    const copies = await this.targetCopies.of(pair, due, rows);
    const mirrors = await this.mirrorsWithoutMarker(pair, due);
    const mirrored = new Set(rows.filter(({ targetId }) => targetId !== null).map(({ eventId }) => eventId));
    const changed = new Map(due.map((row) => [row.event_id, row.changed || judgesAll(pair)]));
    const considered: Considered[] = [];
    const judged = due.filter(({ event_id }) => !copies.undecided.has(event_id));
    for (const slice of inSteps(judged, JUDGED_AT_A_TIME)) {
      await afterOthers();
      for (const row of this.snapshot.open(pair.sourceCalendarId, slice))
        considered.push(
          wishes.consider(row, {
            mirrored: mirrored.has(row.eventId),
            changed: changed.get(row.eventId) ?? true,
            copies: copies.events.get(row.event?.uid ?? '') ?? [],
            inMirrorsPlace: mirrors.has(row.eventId),
          }),
        );
    }
    return considered;
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
