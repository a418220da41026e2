import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../src/database/migrate.js';

const TEMPLATE = 'calmirror_template';

/** Any constant: it keeps the test processes from making the template twice. */
const TEMPLATE_LOCK = 7002;

export interface BorrowedDatabase {
  readonly url: string;
  /** Ends the connections that are left, and drops the database. */
  giveBack(): Promise<void>;
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_SERVER'];
  if (!url) throw new Error('no test database server: the file must be named *.int-spec.ts');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function makeTemplate(client: Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [TEMPLATE]);
  if (rowCount) return;
  const half = `${TEMPLATE}_half`;
  await client.query(`DROP DATABASE IF EXISTS ${half}`);
  await client.query(`CREATE DATABASE ${half}`);
  await migrate(urlOf(half));
  await client.query(`ALTER DATABASE ${half} RENAME TO ${TEMPLATE}`);
}

function lend(name: string): BorrowedDatabase {
  const drop = async (client: Client): Promise<void> => {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { url: urlOf(name), giveBack: () => onServer(drop) };
}

const newName = (): string => `test_${randomUUID().replaceAll('-', '')}`;

/**
 * A database of one's own, at the newest schema: a copy of a template that the first borrower migrates. Give it back in
 * `afterAll`.
 */
export async function borrowDatabase(): Promise<BorrowedDatabase> {
  const name = newName();
  await onServer(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await makeTemplate(client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  });
  return lend(name);
}

/** A database with nothing in it, for what the migrations themselves do. */
export async function borrowEmptyDatabase(): Promise<BorrowedDatabase> {
  const name = newName();
  await onServer((client) => client.query(`CREATE DATABASE ${name}`));
  return lend(name);
}
