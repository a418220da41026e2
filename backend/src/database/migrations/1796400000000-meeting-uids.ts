import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements in the order in which they are run. */
const UP = [
  `ALTER TABLE snapshot_events ADD uid_digest text`,
  // Feeds and CalDAV name an event by its UID, and one instance alone by its UID and its original start.
  `UPDATE snapshot_events SET uid_digest = left(encode(sha256(convert_to(regexp_replace(event_id, '/\\d{8}(T\\d{6}Z?)?$', ''), 'UTF8')), 'hex'), 32)
    WHERE content IS NOT NULL AND calendar_id NOT IN (
      SELECT c.id FROM calendars c JOIN connectors k ON k.id = c.connector_id WHERE k.kind IN ('google', 'microsoft'))`,
  // The others have ids of their own: they are read whole once more, before anything is written to them, and every event of
  // theirs counts as changed.
  `UPDATE snapshot_events SET revision = '' WHERE uid_digest IS NULL AND content IS NOT NULL`,
  `UPDATE calendars SET cursor = NULL, last_pulled_at = NULL
    WHERE connector_id IN (SELECT id FROM connectors WHERE kind IN ('google', 'microsoft'))`,
  `CREATE INDEX snapshot_events_uid ON snapshot_events (calendar_id, uid_digest)`,
  `CREATE INDEX mappings_held_by_target ON mappings (pair_id) WHERE reason IN ('already-there', 'partly-there')`,
  // What a pair knows to stand on its target is looked after there, whether or not the target is a source.
  `UPDATE calendars SET next_pull_at = now() WHERE next_pull_at IS NULL AND id IN (
    SELECT p.target_calendar_id FROM pairs p WHERE p.enabled AND p.removing IS NULL
      AND EXISTS (SELECT FROM mappings WHERE pair_id = p.id AND reason IN ('already-there', 'partly-there')))`,
  `ALTER TABLE pairs ADD applied_target_version bigint NOT NULL DEFAULT '0'`,
];

const DOWN = [
  `ALTER TABLE pairs DROP applied_target_version`,
  `DROP INDEX mappings_held_by_target`,
  `DROP INDEX snapshot_events_uid`,
  `ALTER TABLE snapshot_events DROP uid_digest`,
];

export class MeetingUids1796400000000 implements MigrationInterface {
  name = 'MeetingUids1796400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
