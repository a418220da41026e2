import type { EventBounds } from '@calmirror/core';
import { packBytes } from '../database/packed-bytes.js';

/** A row of the snapshot as it is written. */
export interface WrittenRow {
  readonly id: string;
  readonly revision: string;
  readonly uidDigest: string | null;
  readonly problem: string | null;
  /** Sealed. */
  readonly content: Buffer | null;
  readonly bounds: EventBounds | null;
}

/** Of an event that cannot be read any more it is still known which meeting it is. */
const WRITE = `
INSERT INTO snapshot_events (calendar_id, event_id, revision, version, problem, content, first_start, last_end, uid_digest)
SELECT $1, r.id, r.revision, $2, r.problem, substring($6::bytea FROM r.start FOR r.length), r.first_start, r.last_end, r.uid
FROM unnest($3::text[], $4::text[], $5::text[], $7::integer[], $8::integer[], $9::timestamptz[], $10::timestamptz[], $11::text[])
  AS r(id, revision, problem, start, length, first_start, last_end, uid)
ON CONFLICT (calendar_id, event_id) DO UPDATE SET revision = excluded.revision, version = excluded.version,
  problem = excluded.problem, content = excluded.content,
  first_start = excluded.first_start, last_end = excluded.last_end,
  uid_digest = COALESCE(excluded.uid_digest, snapshot_events.uid_digest)`;

/** The statement, with its parameters, that writes rows of one read. */
export function writeRows(calendarId: string, version: string, rows: readonly WrittenRow[]): [string, unknown[]] {
  const { bytes, starts, lengths } = packBytes(rows.map(({ content }) => content));
  return [
    WRITE,
    [
      calendarId,
      version,
      rows.map(({ id }) => id),
      rows.map(({ revision }) => revision),
      rows.map(({ problem }) => problem),
      bytes,
      starts,
      lengths,
      rows.map(({ bounds }) => bounds?.first ?? null),
      rows.map(({ bounds }) => bounds?.last ?? null),
      rows.map((row) => row.uidDigest),
    ],
  ];
}
