import type { DataSourceOptions } from 'typeorm';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations.js';

/**
 * Seconds that a transaction may stand open without a statement, at most; a stuck one would keep vacuum from cleaning the
 * queue. In workers no longer than a lease: what a silent one has locked is then free when its jobs are.
 */
const IDLE_IN_TRANSACTION_SECONDS = 30;

/** Milliseconds to get a connection, from the server or from the pool; nobody waits for ever for a server that is silent. */
const CONNECTION_LIMIT = 10_000;

/** One place for every connection that TypeORM makes; nothing is ever synchronised but by migrations. */
export const dataSourceOptions = (
  url: string,
  poolSize: number,
  applicationName = 'calmirror',
  leaseSeconds = IDLE_IN_TRANSACTION_SECONDS,
): DataSourceOptions => ({
  type: 'postgres',
  url,
  poolSize,
  applicationName,
  connectTimeoutMS: CONNECTION_LIMIT,
  entities: ENTITIES,
  migrations: MIGRATIONS,
  migrationsTableName: 'migrations',
  migrationsTransactionMode: 'each',
  migrationsRun: false,
  synchronize: false,
  extra: {
    idle_in_transaction_session_timeout: Math.min(IDLE_IN_TRANSACTION_SECONDS, leaseSeconds) * 1000,
    options: '-c TimeZone=UTC',
  },
});
