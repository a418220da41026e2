import type { FieldProblem } from '@calmirror/contracts';
import { findLoop, type PairEdge } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';

/** The calendars that a pair ties together. */
export interface PairEnds {
  readonly sourceCalendarId: string;
  readonly targetCalendarId: string;
}

interface EndRow {
  readonly id: string;
  readonly name: string;
  readonly readable: boolean;
  readonly writable: boolean;
}

/** Any constant will do, as long as nothing else in this database locks it. */
const GRAPH_LOCK = 7010;

/** Keeps the graph of pairs free of loops that nobody meant (promise 5), and its edges such as can be walked. */
@Injectable()
export class PairGraph {
  /**
   * Refuses an edge that must not be. The graph stands still until the caller's transaction ends: of two requests that
   * would close a loop together, the second one sees the first.
   *
   * @param allowLoop somebody means it: mirrors are no sources, so that a loop settles after one round
   * @throws {Problem} `same-calendar`, `invalid-input`, `source-not-readable`, `target-not-writable`, `pair-exists`, `loop`
   */
  async admit(manager: EntityManager, ends: PairEnds, allowLoop: boolean): Promise<void> {
    if (ends.sourceCalendarId === ends.targetCalendarId) {
      throw new Problem('same-calendar', 422, 'a calendar cannot be mirrored onto itself');
    }
    await manager.query('SELECT pg_advisory_xact_lock($1)', [GRAPH_LOCK]);
    await this.refuseUnfit(manager, ends);
    const edges = await manager.query<(PairEdge & { name: string })[]>(
      `SELECT id AS "pairId", name, source_calendar_id AS "sourceCalendarId", target_calendar_id AS "targetCalendarId" FROM pairs`,
    );
    const same = edges.find((edge) => isSame(edge, ends));
    if (same) throw new Problem('pair-exists', 409, `“${same.name}” mirrors these two calendars already`);
    if (allowLoop) return;
    const loop = findLoop(edges, { pairId: null, ...ends });
    if (loop !== null) throw await this.loopProblem(manager, loop);
  }

  /** Locks the two calendars in the order of their ids, as every transaction does that touches both. */
  private async refuseUnfit(manager: EntityManager, ends: PairEnds): Promise<void> {
    const rows = await manager.query<EndRow[]>(
      'SELECT id, name, readable, writable FROM calendars WHERE id IN ($1, $2) ORDER BY id FOR NO KEY UPDATE',
      [ends.sourceCalendarId, ends.targetCalendarId],
    );
    const source = rows.find(({ id }) => id === ends.sourceCalendarId);
    const target = rows.find(({ id }) => id === ends.targetCalendarId);
    if (!source || !target) {
      const errors = [
        ...(source ? [] : [unknownCalendar('sourceCalendarId')]),
        ...(target ? [] : [unknownCalendar('targetCalendarId')]),
      ];
      throw new Problem('invalid-input', 400, 'the input has faults; see errors', { errors });
    }
    if (!source.readable) throw new Problem('source-not-readable', 422, `“${source.name}” cannot be read`);
    if (!target.writable) throw new Problem('target-not-writable', 422, `“${target.name}” cannot be written to`);
  }

  private async loopProblem(manager: EntityManager, loop: readonly string[]): Promise<Problem> {
    const rows = await manager.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM calendars WHERE id = ANY($1)',
      [loop],
    );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    const path = loop.map((id) => `“${names.get(id) ?? id}”`).join(' → ');
    return new Problem('loop', 409, `events would come back to where they started: ${path}`);
  }
}

const isSame = (edge: PairEnds, ends: PairEnds): boolean =>
  edge.sourceCalendarId === ends.sourceCalendarId && edge.targetCalendarId === ends.targetCalendarId;

const unknownCalendar = (field: string): FieldProblem => ({
  field,
  code: 'not-found',
  message: 'there is no calendar with this id',
});
