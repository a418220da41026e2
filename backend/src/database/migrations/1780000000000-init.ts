import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements in the order in which they are run. */
const UP = [
  `CREATE TABLE audit_log (seq bigint NOT NULL, id uuid NOT NULL, at timestamptz NOT NULL, actor_id uuid, actor_name text, action text NOT NULL, subject_kind text NOT NULL, subject_id uuid, subject_name text, before jsonb, after jsonb, address text, request_id text, prev_hash bytea NOT NULL, hash bytea NOT NULL, CONSTRAINT audit_log_pkey PRIMARY KEY (seq))`,
  `CREATE UNIQUE INDEX audit_log_prev ON audit_log (prev_hash)`,
  `CREATE INDEX audit_log_subject ON audit_log (subject_id, seq)`,
  `CREATE TABLE connectors (id uuid NOT NULL, kind text NOT NULL, name text NOT NULL, settings jsonb NOT NULL DEFAULT '{}', secret bytea, status text NOT NULL DEFAULT 'draft', status_reason text, last_validated_at timestamptz, wait_until timestamptz, version integer NOT NULL DEFAULT '1', created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT connectors_status CHECK (status IN ('draft', 'active', 'needs-attention', 'disabled')), CONSTRAINT connectors_kind CHECK (kind IN ('ics', 'published', 'caldav', 'google', 'microsoft', 'imap')), CONSTRAINT connectors_pkey PRIMARY KEY (id))`,
  `CREATE TABLE calendars (id uuid NOT NULL, connector_id uuid NOT NULL, external_id text NOT NULL, name text NOT NULL, color text, time_zone text, readable boolean NOT NULL, writable boolean NOT NULL, feed_token bytea, feed_token_hash bytea, feed_version bigint NOT NULL DEFAULT '0', feed_changed_at timestamptz, cursor text, snapshot_version bigint NOT NULL DEFAULT '0', refresh_seconds integer, last_pulled_at timestamptz, next_pull_at timestamptz, quiet_pulls integer NOT NULL DEFAULT '0', version integer NOT NULL DEFAULT '1', created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT calendars_pkey PRIMARY KEY (id))`,
  `CREATE INDEX calendars_due ON calendars (next_pull_at) WHERE next_pull_at IS NOT NULL`,
  `CREATE UNIQUE INDEX calendars_feed_token ON calendars (feed_token_hash) WHERE feed_token_hash IS NOT NULL`,
  `CREATE UNIQUE INDEX calendars_external ON calendars (connector_id, external_id)`,
  `CREATE TABLE installation (singleton boolean NOT NULL DEFAULT true, id uuid NOT NULL, setup_token_hash bytea, key_check bytea, created_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT installation_single CHECK (singleton), CONSTRAINT installation_pkey PRIMARY KEY (singleton))`,
  `CREATE TABLE pairs (id uuid NOT NULL, name text NOT NULL, source_calendar_id uuid NOT NULL, target_calendar_id uuid NOT NULL, enabled boolean NOT NULL DEFAULT true, policy jsonb NOT NULL, filters jsonb NOT NULL DEFAULT '[]', "window" jsonb NOT NULL, interval_seconds integer NOT NULL, limits jsonb NOT NULL, target_edits text NOT NULL DEFAULT 'mend', state text NOT NULL DEFAULT 'working', state_reason text, last_succeeded_at timestamptz, applied_version bigint NOT NULL DEFAULT '0', rules_version integer NOT NULL DEFAULT '1', applied_rules_version integer NOT NULL DEFAULT '0', applied_from timestamptz, applied_to timestamptz, next_reconcile_at timestamptz, removing text, version integer NOT NULL DEFAULT '1', created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT pairs_ends_differ CHECK (source_calendar_id <> target_calendar_id), CONSTRAINT pairs_target_edits CHECK (target_edits IN ('mend', 'respect')), CONSTRAINT pairs_state CHECK (state IN ('ok', 'working', 'held', 'paused', 'failing', 'needs-attention')), CONSTRAINT pairs_pkey PRIMARY KEY (id))`,
  `CREATE INDEX pairs_target ON pairs (target_calendar_id)`,
  `CREATE INDEX pairs_reconcile ON pairs (next_reconcile_at) WHERE enabled AND removing IS NULL`,
  `CREATE INDEX pairs_behind ON pairs (((applied_to AT TIME ZONE 'UTC') - (("window"->>'futureDays')::integer - 1) * interval '1 day')) WHERE enabled AND removing IS NULL AND state <> 'needs-attention'`,
  `CREATE UNIQUE INDEX pairs_source_target ON pairs (source_calendar_id, target_calendar_id)`,
  `CREATE TABLE journal (id uuid NOT NULL, pair_id uuid NOT NULL, job_id uuid NOT NULL, event_id text NOT NULL, mirror_id text NOT NULL, operation text NOT NULL, before bytea, at timestamptz NOT NULL DEFAULT now(), CONSTRAINT journal_operation CHECK (operation IN ('create', 'update', 'delete')), CONSTRAINT journal_pkey PRIMARY KEY (id))`,
  `CREATE INDEX journal_event ON journal (pair_id, event_id, at)`,
  `CREATE INDEX journal_job ON journal (pair_id, job_id)`,
  `CREATE TABLE mappings (pair_id uuid NOT NULL, event_id text NOT NULL, mirror_id text NOT NULL, state text NOT NULL, reason text, target_id text, target_revision text, fingerprint text, content bytea, updated_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT mappings_state_known CHECK (state IN ('mirrored', 'filtered', 'held', 'approved', 'kept', 'failed', 'unreadable', 'respected')), CONSTRAINT mappings_pkey PRIMARY KEY (pair_id, event_id))`,
  `CREATE UNIQUE INDEX mappings_mirror ON mappings (pair_id, mirror_id)`,
  `CREATE INDEX mappings_state ON mappings (pair_id, state)`,
  `CREATE TABLE published_events (calendar_id uuid NOT NULL, mirror_id text NOT NULL, revision integer NOT NULL DEFAULT '1', content bytea NOT NULL, CONSTRAINT published_events_pkey PRIMARY KEY (calendar_id, mirror_id))`,
  `CREATE TABLE rate_budgets (key varchar(255) NOT NULL, points integer NOT NULL DEFAULT '0', expire bigint, CONSTRAINT rate_budgets_pkey PRIMARY KEY (key))`,
  `CREATE TABLE users (id uuid NOT NULL, email text NOT NULL, name text NOT NULL, password_hash text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT users_email_lower CHECK (email = lower(email)), CONSTRAINT users_pkey PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX users_email ON users (email)`,
  `CREATE TABLE sessions (token_hash bytea NOT NULL, user_id uuid NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), last_seen_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL, CONSTRAINT sessions_pkey PRIMARY KEY (token_hash))`,
  `CREATE INDEX sessions_expiry ON sessions (expires_at)`,
  `CREATE TABLE snapshot_events (calendar_id uuid NOT NULL, event_id text NOT NULL, revision text NOT NULL, version bigint NOT NULL, problem text, content bytea, first_start timestamptz, last_end timestamptz, CONSTRAINT snapshot_events_pkey PRIMARY KEY (calendar_id, event_id))`,
  `CREATE INDEX snapshot_events_last ON snapshot_events (calendar_id, last_end)`,
  `CREATE INDEX snapshot_events_first ON snapshot_events (calendar_id, first_start)`,
  `CREATE INDEX snapshot_events_version ON snapshot_events (calendar_id, version)`,
  `CREATE TABLE sync_jobs (id uuid NOT NULL, kind text NOT NULL, lane text NOT NULL, priority smallint NOT NULL, status text NOT NULL DEFAULT 'queued', subject_id uuid NOT NULL, pair_id uuid, calendar_id uuid, connector_id uuid, account_id uuid, account_slot smallint, exclusive_key text NOT NULL, payload jsonb NOT NULL DEFAULT '{}', attempt integer NOT NULL DEFAULT '0', max_attempts integer NOT NULL DEFAULT '8', run_at timestamptz NOT NULL DEFAULT now(), not_before timestamptz, locked_by text, lease_until timestamptz, cancel_requested boolean NOT NULL DEFAULT false, started_at timestamptz, finished_at timestamptz, counts jsonb NOT NULL DEFAULT '{}', error_kind text, error_message text, created_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT sync_jobs_status CHECK (status IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')), CONSTRAINT sync_jobs_lane CHECK (lane IN ('push', 'interactive', 'poll', 'upkeep')), CONSTRAINT sync_jobs_kind CHECK (kind IN ('pull', 'mirror', 'reconcile', 'remove', 'validate')), CONSTRAINT sync_jobs_pkey PRIMARY KEY (id))`,
  `CREATE INDEX sync_jobs_subject ON sync_jobs (subject_id, id)`,
  `CREATE INDEX sync_jobs_finished ON sync_jobs (finished_at) WHERE finished_at IS NOT NULL`,
  `CREATE UNIQUE INDEX sync_jobs_account ON sync_jobs (account_id, account_slot) WHERE status = 'running' AND account_id IS NOT NULL`,
  `CREATE UNIQUE INDEX sync_jobs_exclusive ON sync_jobs (exclusive_key) WHERE status = 'running'`,
  `CREATE UNIQUE INDEX sync_jobs_waiting ON sync_jobs (kind, subject_id) WHERE status = 'queued'`,
  `CREATE INDEX sync_jobs_claim ON sync_jobs (priority, run_at, id) WHERE status = 'queued'`,
  `CREATE TABLE sync_job_logs (id uuid NOT NULL, job_id uuid NOT NULL, at timestamptz NOT NULL DEFAULT now(), level text NOT NULL DEFAULT 'info', message text NOT NULL, data jsonb NOT NULL DEFAULT '{}', CONSTRAINT sync_job_logs_level CHECK (level IN ('info', 'warn', 'error')), CONSTRAINT sync_job_logs_pkey PRIMARY KEY (id))`,
  `CREATE INDEX sync_job_logs_job ON sync_job_logs (job_id, id)`,
  `ALTER TABLE calendars ADD CONSTRAINT calendars_connector FOREIGN KEY (connector_id) REFERENCES connectors(id) ON DELETE RESTRICT`,
  `ALTER TABLE pairs ADD CONSTRAINT pairs_source FOREIGN KEY (source_calendar_id) REFERENCES calendars(id) ON DELETE RESTRICT`,
  `ALTER TABLE pairs ADD CONSTRAINT pairs_target_calendar FOREIGN KEY (target_calendar_id) REFERENCES calendars(id) ON DELETE RESTRICT`,
  `ALTER TABLE journal ADD CONSTRAINT journal_pair FOREIGN KEY (pair_id) REFERENCES pairs(id) ON DELETE CASCADE`,
  `ALTER TABLE mappings ADD CONSTRAINT mappings_pair FOREIGN KEY (pair_id) REFERENCES pairs(id) ON DELETE CASCADE`,
  `ALTER TABLE published_events ADD CONSTRAINT published_events_calendar FOREIGN KEY (calendar_id) REFERENCES calendars(id) ON DELETE CASCADE`,
  `ALTER TABLE sessions ADD CONSTRAINT sessions_user FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE`,
  `ALTER TABLE snapshot_events ADD CONSTRAINT snapshot_events_calendar FOREIGN KEY (calendar_id) REFERENCES calendars(id) ON DELETE CASCADE`,
  `ALTER TABLE sync_job_logs ADD CONSTRAINT sync_job_logs_of FOREIGN KEY (job_id) REFERENCES sync_jobs(id) ON DELETE CASCADE`,
  // Finished rows are updated in place and pruned: room in the page keeps updates off the partial indexes, and vacuum comes early.
  `ALTER TABLE sync_jobs SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000)`,
  `CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
    END $$`,
  `CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE TRIGGER audit_log_never_emptied BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
];

export class Init1780000000000 implements MigrationInterface {
  name = 'Init1780000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE audit_log, connectors, calendars, installation, pairs, journal, mappings, published_events, rate_budgets, users, sessions, snapshot_events, sync_jobs, sync_job_logs CASCADE',
    );
    await runner.query('DROP FUNCTION refuse_audit_change');
  }
}
