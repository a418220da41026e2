import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements in the order in which they are run. */
const UP = [
  `ALTER TABLE calendars ADD pull_seconds integer`,
  // Of pairs that are there already it is not known since when they are in their state.
  `ALTER TABLE pairs ADD state_since timestamptz`,
  `ALTER TABLE pairs ALTER state_since SET DEFAULT now()`,
  `CREATE FUNCTION note_pair_state() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.state_since := now();
      RETURN NEW;
    END $$`,
  // Many statements write the state; what is kept here cannot be forgotten by one of them.
  `CREATE TRIGGER pairs_state_since BEFORE UPDATE OF state ON pairs FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION note_pair_state()`,
  `CREATE INDEX pairs_name ON pairs (name, id)`,
  `CREATE INDEX pairs_in_state ON pairs (state, state_since, id)`,
];

const DOWN = [
  `DROP INDEX pairs_in_state`,
  `DROP INDEX pairs_name`,
  `DROP TRIGGER pairs_state_since ON pairs`,
  `DROP FUNCTION note_pair_state`,
  `ALTER TABLE pairs DROP state_since`,
  `ALTER TABLE calendars DROP pull_seconds`,
];

export class WhatTheConsoleAsks1795362000000 implements MigrationInterface {
  name = 'WhatTheConsoleAsks1795362000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
