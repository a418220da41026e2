import type { EntityManager } from 'typeorm';
import { readSeconds } from '../database/held-by-target.js';

/**
 * Brings the time of a calendar's next read in line with the pairs that need it read: none of them, no read; else no
 * later than the shortest interval asks for. Whether it needs a push channel is looked at too. Called after each change of a calendar's pairs, in its transaction.
 */
export async function followPairs(manager: EntityManager, calendarId: string): Promise<void> {
  await manager.query(
    `UPDATE calendars c
     SET next_watch_at = now(), next_pull_at = CASE WHEN wanted.seconds IS NOT NULL THEN LEAST(c.next_pull_at, now() + make_interval(secs => wanted.seconds)) END
     FROM (SELECT ${readSeconds('$1')} AS seconds) wanted
     WHERE c.id = $1`,
    [calendarId],
  );
}
