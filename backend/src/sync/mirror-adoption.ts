import type { ConnectorAdapter, StandingMirror } from '@calmirror/connectors';
import { hasSameContent, windowAround } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type SealedRow, SourceSnapshot } from '../calendars/source-snapshot.js';
import { amongIds } from '../database/among-ids.js';
import { PARTLY_THERE } from '../database/held-by-target.js';
import { keptBy } from './kept-by.js';
import type { MappingChange, MappingRow } from './mapping-store.js';
import { mirrorIdsOf } from './mirror-ids.js';
import type { MirroredPair } from './mirrored-pair.js';
import { orphanId } from './stray-mirrors.js';
import { TargetCopies } from './target-copies.js';
import { inSteps } from './target-writer.js';
import { Wishes } from './wishes.js';

/** A mirror of the pair that no mapping knows. */
export interface Unmapped {
  readonly mirrorId: string;
  /** Null where only copies of it stand. */
  readonly standing: StandingMirror | null;
}

const ADOPTED = { mirrored: true, changed: true, inMirrorsPlace: false };

/** Some milliseconds. */
const AT_A_TIME = 100;

/**
 * Makes mappings for mirrors that no mapping knows, as those of a database that was restored: what says what is wanted
 * is simply known again; of all else a run of the pair decides, as of every mirror: it is brought up to date in place, or
 * deleted as far as the guard lets it.
 */
@Injectable()
export class MirrorAdoption {
  constructor(
    private readonly db: DataSource,
    private readonly snapshot: SourceSnapshot,
    private readonly targetCopies: TargetCopies,
  ) {}

  /** @param rows all mappings of the pair */
  async mappingsOf(
    pair: MirroredPair,
    target: ConnectorAdapter,
    rows: readonly MappingRow[],
    unmapped: readonly Unmapped[],
  ): Promise<MappingChange[]> {
    if (unmapped.length === 0) return [];
    const eventIds = await this.eventIds(pair, rows);
    const changes: MappingChange[] = [];
    for (const slice of inSteps(unmapped, AT_A_TIME))
      changes.push(...(await this.adopt(pair, target, eventIds, slice)));
    return changes;
  }

  private async adopt(
    pair: MirroredPair,
    target: ConnectorAdapter,
    eventIds: ReadonlyMap<string, string>,
    unmapped: readonly Unmapped[],
  ): Promise<MappingChange[]> {
    const wishes = new Wishes(pair, target, windowAround(Date.now(), pair.window));
    const ids = unmapped.flatMap(({ mirrorId }) => eventIds.get(mirrorId) ?? []);
    const rows = await this.db.query<(SealedRow & { uid_digest: string | null })[]>(
      `SELECT event_id, problem, content, uid_digest FROM snapshot_events WHERE calendar_id = $1 AND ${amongIds('$2')} ORDER BY event_id`,
      [pair.sourceCalendarId, ids],
    );
    const copies = await this.targetCopies.eventsOf(pair, rows);
    const considered = this.snapshot
      .open(pair.sourceCalendarId, rows)
      .map((row) => wishes.consider(row, { ...ADOPTED, copies: copies.get(row.event?.uid ?? '') ?? [] }));
    const wanted = new Map(considered.map((one) => [one.wish.sourceEventId, one]));
    return unmapped.flatMap(({ mirrorId, standing }): MappingChange | [] => {
      if (standing === null && !eventIds.has(mirrorId)) return [];
      const eventId = eventIds.get(mirrorId) ?? orphanId(mirrorId);
      const { targetId = null, revision = null } = standing?.receipt ?? {};
      const place = { eventId, mirrorId, targetId, targetRevision: revision };
      const { wish, partly = false } = wanted.get(eventId) ?? {};
      const mirror = wish?.mirror ?? null;
      const event = standing?.content?.event ?? null;
      if (mirror !== null && event !== null && hasSameContent(keptBy(target, mirror.event), event)) {
        const reason = partly ? PARTLY_THERE : null;
        return { ...place, state: 'mirrored', reason, fingerprint: mirror.fingerprint, written: mirror.event };
      }
      return { ...place, state: 'failed', reason: 'adopted', fingerprint: null, written: event };
    });
  }

  /** Mirror id → source event, of all that the source holds and of all that mappings speak of. */
  private async eventIds(pair: MirroredPair, rows: readonly MappingRow[]): Promise<Map<string, string>> {
    const events = await this.db.query<{ event_id: string }[]>(
      'SELECT event_id FROM snapshot_events WHERE calendar_id = $1',
      [pair.sourceCalendarId],
    );
    const mapped = rows.map(({ mirrorId, eventId }) => [mirrorId, eventId] as const);
    const held = await mirrorIdsOf(
      pair,
      events.map(({ event_id }) => event_id),
    );
    return new Map([...mapped, ...held]);
  }
}
