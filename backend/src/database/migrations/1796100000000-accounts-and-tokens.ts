import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements in the order in which they are run. */
const UP = [
  `ALTER TABLE connectors ADD account_subject text, ADD account_mail text, ADD account_tenant text, ADD connected_at timestamptz`,
  `CREATE TABLE app_registrations (kind text NOT NULL, client_id text NOT NULL, tenant text, testing boolean NOT NULL DEFAULT false, secret bytea NOT NULL, secret_expires_at timestamptz, updated_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT app_registrations_kind CHECK (kind IN ('google', 'microsoft')), CONSTRAINT app_registrations_pkey PRIMARY KEY (kind))`,
  `CREATE TABLE oauth_attempts (id uuid NOT NULL, state_hash bytea NOT NULL, session_hash bytea NOT NULL, connector_id uuid NOT NULL, grantee text NOT NULL, proof bytea NOT NULL, expires_at timestamptz NOT NULL, answered_at timestamptz, outcome text, detail text, CONSTRAINT oauth_attempts_outcome CHECK (outcome IN ('connected', 'denied', 'admin-consent-required', 'permission-missing', 'wrong-account', 'wrong-tenant', 'wrong-issuer', 'no-refresh-token', 'client-refused', 'code-refused', 'clock-skew', 'attempt-unknown', 'attempt-expired', 'other-session', 'registration-changed', 'provider-failed')), CONSTRAINT oauth_attempts_pkey PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX oauth_attempts_state ON oauth_attempts (state_hash)`,
  `CREATE INDEX oauth_attempts_connector ON oauth_attempts (connector_id)`,
  `CREATE INDEX oauth_attempts_expiry ON oauth_attempts (expires_at)`,
  `CREATE TABLE connector_tokens (connector_id uuid NOT NULL, mailbox text NOT NULL DEFAULT '', grantee text NOT NULL, refresh_token bytea, refresh_expires_at timestamptz, access_token bytea, access_hash bytea, access_expires_at timestamptz, scope text NOT NULL DEFAULT '', refreshing_by uuid, refreshing_until timestamptz, refreshed_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT connector_tokens_pkey PRIMARY KEY (connector_id, mailbox))`,
  `CREATE INDEX connector_tokens_ends ON connector_tokens (refresh_expires_at) WHERE refresh_expires_at IS NOT NULL`,
  `ALTER TABLE oauth_attempts ADD CONSTRAINT oauth_attempts_of FOREIGN KEY (connector_id) REFERENCES connectors(id) ON DELETE CASCADE`,
  `ALTER TABLE connector_tokens ADD CONSTRAINT connector_tokens_of FOREIGN KEY (connector_id) REFERENCES connectors(id) ON DELETE CASCADE`,
];

const DOWN = [
  `DROP TABLE connector_tokens, oauth_attempts, app_registrations`,
  `ALTER TABLE connectors DROP account_subject, DROP account_mail, DROP account_tenant, DROP connected_at`,
];

export class AccountsAndTokens1796100000000 implements MigrationInterface {
  name = 'AccountsAndTokens1796100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
