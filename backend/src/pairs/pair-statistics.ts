import type { PairCounts } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { KNOWN_TRUE_AT } from '../database/true-since.js';

/** What a pair's mappings and its source's last read say of it. */
export interface PairFigures extends PairCounts {
  /** Null before the first complete run. */
  readonly freshnessSeconds: number | null;
}

/** One statement for a whole list. Mirrored is what stands on the target: a mirror whose deletion is held is counted there too. */
const FIGURES = `
  SELECT p.id, COALESCE(m.mirrored, 0) AS mirrored, COALESCE(m.filtered, 0) AS filtered,
    COALESCE(m.held, 0) AS held, COALESCE(m.failed, 0) AS failed,
    COALESCE(m.respected, 0) AS respected,
    floor(extract(epoch FROM now() - (${KNOWN_TRUE_AT})))::int AS age
  FROM pairs p
    JOIN calendars c ON c.id = p.source_calendar_id
    LEFT JOIN (
      SELECT pair_id, count(*) FILTER (WHERE target_id IS NOT NULL)::int AS mirrored,
        count(*) FILTER (WHERE state = 'filtered')::int AS filtered,
        count(*) FILTER (WHERE state = 'held')::int AS held,
        count(*) FILTER (WHERE state IN ('failed', 'unreadable'))::int AS failed,
        count(*) FILTER (WHERE state = 'respected')::int AS respected
      FROM mappings WHERE pair_id = ANY($1) GROUP BY pair_id) m ON m.pair_id = p.id
  WHERE p.id = ANY($1)`;

@Injectable()
export class PairStatistics {
  constructor(private readonly db: DataSource) {}

  async of(pairIds: readonly string[]): Promise<Map<string, PairFigures>> {
    const rows = await this.db.query<(PairCounts & { id: string; age: number | null })[]>(FIGURES, [pairIds]);
    return new Map(
      rows.map(({ id, age, ...counts }) => [
        id,
        { ...counts, freshnessSeconds: age === null ? null : Math.max(0, age) },
      ]),
    );
  }
}
