/** A statement as a template literal, which needs no escape in ordinary SQL. */
const literal = (statement) => `\`${statement.replaceAll(/[`\\]|\$\{/g, (found) => `\\${found}`)}\``;

const list = (statements) => `[${statements.map((statement) => `\n  ${literal(statement)},`).join('')}\n]`;

/** `AddColour` from `add colour` or `add-colour`. */
export const className = (name) =>
  name
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');

/**
 * The source of a migration.
 * @param {string} name a few words
 * @param {number} time milliseconds since 1970: the order of migrations
 * @param {string[]} up statements
 * @param {string[]} down statements that take it back, in their order
 */
export const migrationSource = (
  name,
  time,
  up,
  down,
) => `import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements in the order in which they are run. */
const UP = ${list(up)};

const DOWN = ${list(down)};

export class ${className(name)}${time} implements MigrationInterface {
  readonly name = '${className(name)}${time}';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
`;
