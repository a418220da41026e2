import type { ProblemDetails } from '@calmirror/contracts';
import { newId } from '../../src/database/new-id.js';
import type { Answer, Client } from '../harness/client.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

/** The web application with calendars that no provider has to be asked about. */
export class House {
  private constructor(
    readonly running: RunningApp,
    readonly client: Client,
    private readonly connectorId: string,
  ) {}

  static async build(): Promise<House> {
    const running = await startApp({ mode: 'web' });
    const connectorId = newId();
    await running.db.query(`INSERT INTO connectors (id, kind, name) VALUES ($1, 'caldav', 'Both ways')`, [connectorId]);
    return new House(running, await running.client(), connectorId);
  }

  /** A calendar that can be read and written, and so can stand in the middle of a chain. */
  async calendar(name: string, { readable = true, writable = true } = {}): Promise<string> {
    const id = newId();
    await this.running.db.query(
      'INSERT INTO calendars (id, connector_id, external_id, name, readable, writable) VALUES ($1::uuid, $2, $1::text, $3, $4, $5)',
      [id, this.connectorId, name, readable, writable],
    );
    return id;
  }

  pair(sourceCalendarId: string, targetCalendarId: string, more: object = {}): Promise<Answer> {
    return this.client.post('/api/pairs', { name: 'A pair', sourceCalendarId, targetCalendarId, ...more });
  }

  /** Rows of `pairs` mappings, as a mirroring would leave them. */
  async mappings(pairId: string, states: Readonly<Record<string, string>>): Promise<void> {
    await this.running.db.query(
      `INSERT INTO mappings (pair_id, event_id, mirror_id, state, reason, target_id)
       SELECT $1, event, event, state, 'vanished', CASE WHEN state NOT IN ('filtered', 'failed') THEN event END FROM unnest($2::text[], $3::text[]) AS given(event, state)`,
      [pairId, Object.keys(states), Object.values(states)],
    );
  }

  /** Kinds and lanes of the jobs that wait for a pair or calendar. */
  async waiting(subjectId: string): Promise<string[]> {
    const jobs = await this.running.db.query<{ kind: string; lane: string }[]>(
      `SELECT kind, lane FROM sync_jobs WHERE subject_id = $1 AND status = 'queued' ORDER BY kind`,
      [subjectId],
    );
    return jobs.map(({ kind, lane }) => `${kind} ${lane}`);
  }
}

export const refusal = (answer: Answer): [number, string] => [answer.status, answer.json<ProblemDetails>().code];

export const faults = (answer: Answer): string[] =>
  (answer.json<ProblemDetails>().errors ?? []).map(({ field, code }) => `${field} ${code}`).sort();
