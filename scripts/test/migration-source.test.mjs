import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { className, migrationSource } from '../lib/migration-source.mjs';

describe('migrationSource', () => {
  it('names the class after the migration and its time', () => {
    assert.equal(className('add-colour of calendars'), 'AddColourOfCalendars');
    assert.match(
      migrationSource('add-colour', 1790000000000, [], []),
      /export class AddColour1790000000000 implements/,
    );
  });

  it('keeps a statement as it is, back-ticks, backslashes and dollars too', () => {
    const statement = "ALTER TABLE x ADD CHECK (y ~ E'\\\\d`' AND z <> $1 AND w <> '${')";
    const source = migrationSource('check', 1, [statement], []);
    const literal = /const UP = (\[[\s\S]*?\n\]);/.exec(source)[1];
    assert.deepEqual(new Function(`return ${literal}`)(), [statement]);
  });
});
