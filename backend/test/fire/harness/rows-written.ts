import type { Pool } from 'pg';

const TABLES = ['pairs', 'mappings', 'journal', 'published_events', 'snapshot_events'];

/** When a calendar is to be looked at next is the scheduler's business, whenever that comes to it: the worker that leads may be the one that woke. */
const CALENDARS = `SELECT 'calendars ' || (to_jsonb(c) - 'next_pull_at' - 'pull_seconds' - 'next_watch_at')::text FROM calendars c`;

/**
 * Everything that a run writes, each row with the transaction that wrote it last: two answers are equal when nobody wrote
 * anything in between, not even what stood there already.
 */
export async function rowsWritten(db: Pool): Promise<readonly string[]> {
  const each = TABLES.map((table) => `SELECT '${table} ' || t.xmin || ' ' || t::text AS line FROM ${table} t`);
  const ended = `SELECT 'sync_jobs ' || xmin || ' ' || id FROM sync_jobs WHERE finished_at IS NOT NULL`;
  const { rows } = await db.query<{ line: string }>(`${[...each, CALENDARS, ended].join(' UNION ALL ')} ORDER BY 1`);
  return rows.map(({ line }) => line);
}
