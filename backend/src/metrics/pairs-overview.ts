import { PAIR_STATES, type PairsFreshness, type PairsInState, type PairToAttend } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { KNOWN_TRUE_AT } from '../database/true-since.js';

/** States that a person should look at, worst first. */
const TO_ATTEND = ['needs-attention', 'failing', 'held'];
const MOST_TO_ATTEND = 20;

/** A pair is late when its target was last known to be true longer ago than so many of its source's reads take. */
const READS_MISSED = 3;
const LEAST_LATE_SECONDS = 900;

/** How the pairs of the installation stand. */
@Injectable()
export class PairsOverview {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async byState(): Promise<PairsInState[]> {
    const rows = await this.db.query<PairsInState[]>('SELECT state, count(*)::int AS pairs FROM pairs GROUP BY state');
    return PAIR_STATES.map((state) => rows.find((row) => row.state === state) ?? { state, pairs: 0 });
  }

  /** Worst state first, and in a state what has been so for longest. Reads no more than the first few rows of each state. */
  async attention(): Promise<PairToAttend[]> {
    const rows = await this.db.query<(Omit<PairToAttend, 'since'> & { since: Date | null })[]>(
      `SELECT pair.* FROM unnest($1::text[]) WITH ORDINALITY AS wanted (state, place)
       CROSS JOIN LATERAL (
         SELECT id AS "pairId", name, state, state_reason AS "stateReason", state_since AS since FROM pairs
         WHERE state = wanted.state ORDER BY state_since, id LIMIT $2) AS pair
       ORDER BY place, since, "pairId" LIMIT $2`,
      [TO_ATTEND, MOST_TO_ATTEND],
    );
    return rows.map(({ since, ...pair }) => ({ ...pair, since: since?.toISOString() ?? null }));
  }

  /** Quiet calendars, and feeds that ask for it, are read more rarely than their pairs say; that makes no pair late. */
  async freshness(): Promise<PairsFreshness> {
    const [row] = await this.db.query<PairsFreshness[]>(
      `SELECT count(*) FILTER (WHERE at IS NULL)::int AS never, count(*) FILTER (WHERE at >= due)::int AS fresh,
         count(*) FILTER (WHERE at < due)::int AS late
       FROM (
         SELECT ${KNOWN_TRUE_AT} AS at, now() - interval '1 second' *
           GREATEST(${LEAST_LATE_SECONDS}, ${READS_MISSED} * GREATEST(p.interval_seconds, c.pull_seconds)) AS due
         FROM pairs p JOIN calendars c ON c.id = p.source_calendar_id
         WHERE p.enabled AND p.removing IS NULL) AS pair`,
    );
    return row ?? { fresh: 0, late: 0, never: 0 };
  }
}
