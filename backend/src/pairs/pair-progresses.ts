import type { PairProgress } from '@calmirror/contracts';
import { type WindowSettings, windowAround } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FirstFills } from './first-fills.js';
import { Pairs } from './pairs.js';

/** A pair and its run; what is of the run is null while none is under way. */
interface RunRow {
  readonly sourceCalendarId: string;
  readonly window: WindowSettings;
  readonly appliedVersion: string;
  readonly firstFill: boolean;
  /** Every event of the window is decided anew. */
  readonly judgesAll: boolean;
  readonly startedAt: Date | null;
  readonly seconds: number | null;
  /** Events that the run's job has counted, in all its attempts. */
  readonly counted: number;
}

interface Done {
  readonly done: number;
  /** Of these, since the run began. */
  readonly lately: number;
}

const NO_RUN: PairProgress = { total: 0, done: 0, startedAt: null, remainingSeconds: null, estimatedEndAt: null };

const RUN = `
SELECT p.source_calendar_id AS "sourceCalendarId", p."window", p.applied_version AS "appliedVersion",
  p.applied_from IS NULL AS "firstFill", p.applied_from IS NULL OR p.applied_rules_version < p.rules_version AS "judgesAll",
  j.started_at AS "startedAt", extract(epoch FROM now() - j.started_at)::float8 AS seconds,
  (SELECT COALESCE(sum(n.value::int), 0)::int FROM jsonb_each_text(j.counts) AS n
   WHERE n.key IN ('created', 'updated', 'unchanged', 'filtered', 'failed')) AS counted
FROM pairs p LEFT JOIN sync_jobs j ON j.exclusive_key = 'pair:' || p.id AND j.status = 'running' AND j.kind = 'mirror'
WHERE p.id = $1 AND p.enabled AND p.removing IS NULL AND (j.id IS NOT NULL OR p.applied_from IS NULL)`;

/** How far a pair's mirroring has come. */
@Injectable()
export class PairProgresses {
  constructor(
    private readonly db: DataSource,
    private readonly pairs: Pairs,
    private readonly fills: FirstFills,
  ) {}

  /**
   * In a first fill each event that was decided has a mapping: `done` is what is committed, over all the attempts that it
   * takes, also between two of them. A later run is followed by what its job has counted, some hundred events at a time.
   * `total` is what the run has to look at; series that turn out to have no instance in the window are in it. A deletion
   * counts as nothing: they come last, and together. @throws {Problem} 404
   */
  async of(pairId: string): Promise<PairProgress> {
    await this.pairs.get(pairId);
    const [run] = await this.db.query<RunRow[]>(RUN, [pairId]);
    if (!run) return NO_RUN;
    const { startedAt, seconds, counted } = run;
    const { done, lately } = run.firstFill ? await this.mapped(pairId, startedAt) : { done: counted, lately: counted };
    const total = Math.max(await this.due(run), done);
    const pace = seconds === null || lately === 0 ? null : lately / seconds;
    const end = run.firstFill ? await this.fills.estimatedEnd(pairId, total - done, pace) : null;
    return {
      total,
      done,
      startedAt: startedAt?.toISOString() ?? null,
      remainingSeconds: pace === null ? null : Math.ceil((total - done) / pace),
      estimatedEndAt: end?.toISOString() ?? null,
    };
  }

  private async due({ sourceCalendarId, window, appliedVersion, judgesAll }: RunRow): Promise<number> {
    const { from, to } = windowAround(Date.now(), window);
    const [row] = await this.db.query<{ total: number }[]>(
      `SELECT count(*)::int AS total FROM snapshot_events WHERE calendar_id = $1 AND CASE
         WHEN $2 THEN (first_start IS NULL OR first_start < $4) AND (last_end IS NULL OR last_end >= $3)
         ELSE version > $5 END`,
      [sourceCalendarId, judgesAll, from, to, appliedVersion],
    );
    return row?.total ?? 0;
  }

  private async mapped(pairId: string, since: Date | null): Promise<Done> {
    const [row] = await this.db.query<Done[]>(
      `SELECT count(*)::int AS done, (count(*) FILTER (WHERE updated_at >= $2))::int AS lately
       FROM mappings WHERE pair_id = $1`,
      [pairId, since],
    );
    return row ?? { done: 0, lately: 0 };
  }
}
