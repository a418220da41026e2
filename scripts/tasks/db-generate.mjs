import fs from 'node:fs';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { root } from '../bootstrap/root.mjs';
import { build } from '../lib/builds.mjs';
import { bin, must } from '../lib/command.mjs';
import { className, migrationSource } from '../lib/migration-source.mjs';
import { startEmbedded } from '../lib/postgres/embedded.mjs';
import { temporaryFolder } from '../lib/temporary-folder.mjs';

const optionsFile = path.join(root, 'dist/server/backend/src/database/data-source-options.js');

/** What would bring a database that has run every migration to what the entities say: `{ up, down }`. */
async function difference(url) {
  const { dataSourceOptions } = await import(optionsFile);
  const source = await new DataSource(dataSourceOptions(url, 2)).initialize();
  try {
    await source.runMigrations();
    const { upQueries, downQueries } = await source.driver.createSchemaBuilder().log();
    const text = ({ query }) => query;
    return { up: upQueries.map(text), down: downQueries.map(text).toReversed() };
  } finally {
    await source.destroy();
  }
}

/** `npm run db:generate -- add-colour`: writes the migration that the entities ask for. */
export async function run([name]) {
  if (!name || !className(name)) throw new Error('Name the migration: npm run db:generate -- add-colour');
  await build((line) => console.log(line), ['server']);
  const { folder, remove } = temporaryFolder('migration');
  const database = await startEmbedded({ folder: path.join(folder, 'postgres'), durable: false });
  try {
    const { up, down } = await difference(database.url);
    if (up.length === 0) throw new Error('The migrations make what the entities say: there is nothing to write.');
    const time = Date.now();
    const file = `backend/src/database/migrations/${time}-${name}.ts`;
    fs.writeFileSync(path.join(root, file), migrationSource(name, time, up, down));
    await must(bin('prettier'), ['--write', file]);
    console.log(`${file}: read it, and add it to backend/src/database/migrations.ts.`);
    return 0;
  } finally {
    await database.stop();
    remove();
  }
}
