import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements in the order in which they are run. */
const UP = [
  `CREATE TABLE listening_workers (worker uuid NOT NULL, lease_until timestamptz NOT NULL, CONSTRAINT listening_workers_pkey PRIMARY KEY (worker))`,
  `CREATE TABLE listeners (calendar_id uuid NOT NULL, worker uuid, ready_since timestamptz, failure text, message text, refused_as_of timestamptz, last_heard_at timestamptz, CONSTRAINT listeners_pkey PRIMARY KEY (calendar_id))`,
  `CREATE INDEX listeners_worker ON listeners (worker)`,
  `ALTER TABLE listeners ADD CONSTRAINT listeners_of FOREIGN KEY (calendar_id) REFERENCES calendars(id) ON DELETE CASCADE`,
];

const DOWN = [`DROP TABLE listeners`, `DROP TABLE listening_workers`];

export class Listeners1796700000000 implements MigrationInterface {
  name = 'Listeners1796700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
