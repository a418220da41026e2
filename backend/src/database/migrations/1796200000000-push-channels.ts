import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements in the order in which they are run. */
const UP = [
  `CREATE TABLE push_channels (id uuid NOT NULL, calendar_id uuid NOT NULL, channel_id text, resource_id text, token_hash bytea NOT NULL, address text NOT NULL, state text NOT NULL, renew_at timestamptz, expires_at timestamptz, replaced_at timestamptz, failure text, message text, messages integer NOT NULL DEFAULT '0', last_number bigint, last_message_at timestamptz, created_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT push_channels_state CHECK (state IN ('opening', 'new', 'live', 'replaced', 'lost', 'failed')), CONSTRAINT push_channels_pkey PRIMARY KEY (id))`,
  `CREATE INDEX push_channels_end ON push_channels (expires_at, id)`,
  `CREATE INDEX push_channels_calendar ON push_channels (calendar_id)`,
  `ALTER TABLE push_channels ADD CONSTRAINT push_channels_of FOREIGN KEY (calendar_id) REFERENCES calendars(id) ON DELETE CASCADE`,
  `ALTER TABLE calendars ADD next_watch_at timestamptz`,
  `CREATE INDEX calendars_watch ON calendars (next_watch_at) WHERE next_watch_at IS NOT NULL`,
  `CREATE FUNCTION look_after_channels() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE calendars SET next_watch_at = now() WHERE id IN (
        SELECT id FROM calendars
        WHERE connector_id = NEW.id AND (next_pull_at IS NOT NULL OR next_watch_at IS NOT NULL)
        FOR UPDATE SKIP LOCKED);
      RETURN NULL;
    END $$`,
  // Many statements write the status. A calendar that is being read meanwhile is left for its own time: whoever reads it
  // may be about to write the status as well.
  `CREATE TRIGGER connectors_channels AFTER UPDATE OF status ON connectors FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION look_after_channels()`,
  `ALTER TABLE sync_jobs DROP CONSTRAINT sync_jobs_kind`,
  `ALTER TABLE sync_jobs ADD CONSTRAINT sync_jobs_kind CHECK (kind IN ('pull', 'mirror', 'reconcile', 'remove', 'validate', 'watch'))`,
];

const DOWN = [
  `DELETE FROM sync_jobs WHERE kind = 'watch'`,
  `ALTER TABLE sync_jobs DROP CONSTRAINT sync_jobs_kind`,
  `ALTER TABLE sync_jobs ADD CONSTRAINT sync_jobs_kind CHECK (kind IN ('pull', 'mirror', 'reconcile', 'remove', 'validate'))`,
  `DROP TRIGGER connectors_channels ON connectors`,
  `DROP FUNCTION look_after_channels`,
  `DROP INDEX calendars_watch`,
  `ALTER TABLE calendars DROP next_watch_at`,
  `DROP TABLE push_channels`,
];

export class PushChannels1796200000000 implements MigrationInterface {
  name = 'PushChannels1796200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
