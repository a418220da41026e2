import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements in the order in which they are run. */
const UP = [
  `ALTER TABLE calendars ADD mailbox text`,
  `ALTER TABLE calendars ADD account_id uuid`,
  `UPDATE calendars SET account_id = connector_id`,
  `ALTER TABLE calendars ALTER account_id SET NOT NULL`,
  `CREATE FUNCTION own_account() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.account_id := NEW.connector_id;
      RETURN NEW;
    END $$`,
  // Most connectors are one account; whoever makes a calendar of one need not know of any other.
  `CREATE TRIGGER calendars_account BEFORE INSERT ON calendars FOR EACH ROW WHEN (NEW.account_id IS NULL) EXECUTE FUNCTION own_account()`,
  `CREATE TABLE account_quotas (account_id uuid NOT NULL, connector_id uuid NOT NULL, mailbox text, wait_until timestamptz, strikes smallint NOT NULL DEFAULT '0', struck_at timestamptz, used double precision NOT NULL DEFAULT '0', used_at timestamptz, CONSTRAINT account_quotas_pkey PRIMARY KEY (account_id))`,
  `ALTER TABLE account_quotas ADD CONSTRAINT account_quotas_connector FOREIGN KEY (connector_id) REFERENCES connectors(id) ON DELETE CASCADE ON UPDATE NO ACTION`,
  `CREATE INDEX account_quotas_of_connector ON account_quotas (connector_id)`,
  `INSERT INTO account_quotas (account_id, connector_id, wait_until) SELECT id, id, wait_until FROM connectors WHERE wait_until > now()`,
  `ALTER TABLE connectors DROP wait_until`,
  `CREATE TABLE quota_hours (at timestamptz NOT NULL, connector_id uuid NOT NULL, requests integer NOT NULL DEFAULT '0', limited integer NOT NULL DEFAULT '0', waits integer NOT NULL DEFAULT '0', CONSTRAINT quota_hours_pkey PRIMARY KEY (at, connector_id))`,
  `ALTER TABLE quota_hours ADD CONSTRAINT quota_hours_connector FOREIGN KEY (connector_id) REFERENCES connectors(id) ON DELETE CASCADE ON UPDATE NO ACTION`,
  // A server that crashes may forget what was spent in the last minutes; in return no request waits for a disk.
  `ALTER TABLE rate_budgets SET UNLOGGED`,
  `ALTER TABLE sync_jobs ADD patience smallint NOT NULL DEFAULT '0'`,
];

const DOWN = [
  `ALTER TABLE sync_jobs DROP patience`,
  `ALTER TABLE rate_budgets SET LOGGED`,
  `DROP TABLE quota_hours`,
  `ALTER TABLE connectors ADD wait_until timestamptz`,
  `UPDATE connectors SET wait_until = q.wait_until FROM account_quotas q WHERE q.account_id = connectors.id`,
  `DROP TABLE account_quotas`,
  `DROP TRIGGER calendars_account ON calendars`,
  `DROP FUNCTION own_account`,
  `ALTER TABLE calendars DROP account_id`,
  `ALTER TABLE calendars DROP mailbox`,
];

export class Quota1796300000000 implements MigrationInterface {
  name = 'Quota1796300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
