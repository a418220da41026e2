import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements in the order in which they are run. */
const UP = [
  `CREATE TABLE source_memories (calendar_id uuid NOT NULL, key text NOT NULL, content bytea NOT NULL, CONSTRAINT source_memories_pkey PRIMARY KEY (calendar_id, key))`,
  `ALTER TABLE source_memories ADD CONSTRAINT source_memories_calendar FOREIGN KEY (calendar_id) REFERENCES calendars(id) ON DELETE CASCADE ON UPDATE NO ACTION`,
  `CREATE TABLE message_reports (calendar_id uuid NOT NULL, id text NOT NULL, received_at timestamptz NOT NULL, code text NOT NULL, content bytea NOT NULL, CONSTRAINT message_reports_pkey PRIMARY KEY (calendar_id, id))`,
  `ALTER TABLE message_reports ADD CONSTRAINT message_reports_calendar FOREIGN KEY (calendar_id) REFERENCES calendars(id) ON DELETE CASCADE ON UPDATE NO ACTION`,
  `CREATE INDEX message_reports_received ON message_reports (calendar_id, received_at, id)`,
];

const DOWN = [`DROP TABLE message_reports`, `DROP TABLE source_memories`];

export class Mailboxes1796500000000 implements MigrationInterface {
  name = 'Mailboxes1796500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
