import { DataSource } from 'typeorm';
import { StartRefused } from '../config/start-refused.js';
import { dataSourceOptions } from './data-source-options.js';
import { newId } from './new-id.js';

/** Any constant will do, as long as nothing else in this database locks it. */
const MIGRATION_LOCK = 7001;

/** The database was migrated by a later release than this one. */
export class DatabaseTooNew extends StartRefused {
  constructor(readonly unknown: readonly string[]) {
    super(`the database is newer than this release (it knows ${unknown.join(', ')}): start the release that made it`);
  }
}

/** There is no database at the address, or it does not let us in. */
export class DatabaseUnreachable extends StartRefused {
  constructor(url: string, cause: unknown) {
    const { message = '', code = '' } = cause as { message?: string; code?: string };
    const place = URL.canParse(url) ? new URL(url).host : 'its address';
    super(`the database at ${place} is not reachable: ${message || code}`, { cause });
  }
}

/**
 * Brings the database to this release's schema, gives the installation its identity, and answers the names of the migrations that ran. An advisory lock on a
 * connection of its own lets any number of processes start together: one migrates, the others wait and find it done.
 */
export async function migrate(url: string): Promise<string[]> {
  const source = await connect(url);
  try {
    const lock = source.createQueryRunner();
    try {
      await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await refuseNewer(source);
      const done = (await source.runMigrations()).map(({ name }) => name);
      await source.query('INSERT INTO installation (id) VALUES ($1) ON CONFLICT DO NOTHING', [newId()]);
      return done;
    } finally {
      await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await lock.release();
    }
  } finally {
    await source.destroy();
  }
}

async function connect(url: string): Promise<DataSource> {
  try {
    return await new DataSource(dataSourceOptions(url, 2, 'calmirror-migrate')).initialize();
  } catch (error) {
    throw new DatabaseUnreachable(url, error);
  }
}

async function refuseNewer(source: DataSource): Promise<void> {
  const [table] = await source.query<{ exists: boolean }[]>(`SELECT to_regclass('migrations') IS NOT NULL AS exists`);
  if (!table?.exists) return;
  const known = new Set(source.migrations.map(({ name }) => name));
  const applied = await source.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id');
  const unknown = applied.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new DatabaseTooNew(unknown);
}
