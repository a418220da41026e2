import type { CalendarEvent } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type MappingChange, type MappingRow, MappingStore } from './mapping-store.js';
import { mirrorIdsOf } from './mirror-ids.js';
import type { MirroredPair } from './mirrored-pair.js';
import type { PairTarget } from './pair-target.js';
import { orphanId } from './stray-mirrors.js';
import { inSteps } from './target-writer.js';

/** Contents opened at a time: some milliseconds. */
const BATCH = 200;

/**
 * Mirrors that were adopted as orphans, and whose source events have come back while they waited to be deleted, or were
 * kept. Each goes on under its event; a mirror has one mapping at most.
 */
@Injectable()
export class ReturnedOrphans {
  constructor(
    private readonly db: DataSource,
    private readonly mappings: MappingStore,
  ) {}

  async takeBack(pair: MirroredPair, target: PairTarget): Promise<void> {
    const orphans = await this.mappings.orphans(pair.id, orphanId(''));
    if (orphans.length === 0) return;
    const eventIds = await mirrorIdsOf(pair, await this.changedEvents(pair));
    const returned = orphans.filter(({ mirrorId }) => eventIds.has(mirrorId));
    for (const batch of inSteps(returned, BATCH)) {
      const orphanIds = batch.map(({ eventId }) => eventId);
      const contents = await this.mappings.contents(pair.id, orphanIds);
      const changes = batch.map((row): MappingChange => {
        const content = contents.get(row.eventId);
        const written = content === undefined ? null : (JSON.parse(content) as CalendarEvent);
        return { ...adopted(row), eventId: eventIds.get(row.mirrorId) ?? row.eventId, written };
      });
      await target.remember(changes, orphanIds);
    }
  }

  /** An event that was not there when its mirror was adopted is new to the pair. */
  private async changedEvents({ sourceCalendarId, appliedVersion }: MirroredPair): Promise<string[]> {
    const rows = await this.db.query<{ event_id: string }[]>(
      'SELECT event_id FROM snapshot_events WHERE calendar_id = $1 AND version > $2',
      [sourceCalendarId, appliedVersion],
    );
    return rows.map(({ event_id }) => event_id);
  }
}

const adopted = (row: MappingRow): MappingRow => ({ ...row, state: 'failed', reason: 'adopted', fingerprint: null });
