import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../bootstrap/root.mjs';

const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');
const readme = read('README.md');

/** `databaseUrl = ''` and `port: number = 3000` at the top of the class are read from DATABASE_URL and PORT. */
function settings() {
  const fields = [...read('backend/src/config/configuration.ts').matchAll(/^ {2}(\w+)(?:: [^=;(]+)? = /gm)];
  return fields.map(([, field]) => field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase());
}

describe('the README', () => {
  it('names every npm script', () => {
    for (const script of Object.keys(JSON.parse(read('package.json')).scripts)) {
      assert.match(readme, new RegExp(`npm (run (-s )?)?${script}\\b`), script);
    }
  });

  it('names every setting but those that the launcher makes', () => {
    const names = settings().filter((name) => !['EMBEDDED', 'DEMO', 'DEMO_APP'].includes(name));
    assert.ok(names.length > 10);
    assert.deepEqual(
      names.filter((name) => !readme.includes(`\`${name}\``)),
      [],
    );
  });
});
