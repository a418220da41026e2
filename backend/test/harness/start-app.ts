import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { register } from 'prom-client';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/app-factory.js';
import type { Mode } from '../../src/config/configuration.js';
import { readConfiguration } from '../../src/config/read-configuration.js';
import { listen } from '../../src/listen.js';
import { LogDestination } from '../../src/logging/log-destination.js';
import { borrowDatabase, type BorrowedDatabase } from '../setup/borrowed-database.js';
import { ADMINISTRATOR } from './administrator.js';
import { Client } from './client.js';

export interface StartOptions {
  mode?: Mode;
  /** Variables beside those that the harness sets. */
  env?: Record<string, string>;
  /** Folder of a built console; none is served without it. */
  consoleFolder?: string;
  /** A database that another app of this test has already; it is not given back by `stop`. */
  database?: BorrowedDatabase;
  /** What is to be put in the place of the real thing before the application does anything. */
  prepare?: (app: NestFastifyApplication) => void;
}

export interface RunningApp {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly db: DataSource;
  readonly database: BorrowedDatabase;
  /** Every line that was logged so far. */
  readonly logs: readonly string[];
  /** A client that is not signed in. */
  guest(): Client;
  /** A client that is signed in as the administrator. */
  client(): Promise<Client>;
  stop(): Promise<void>;
}

/** Starts the real application on a free port, with a database of its own and an administrator. Stop it in `afterAll`. */
export async function startApp({
  mode = 'all',
  env = {},
  database,
  consoleFolder,
  prepare,
}: StartOptions = {}): Promise<RunningApp> {
  const borrowed = database ?? (await borrowDatabase());
  const folder = mkdtempSync(join(tmpdir(), 'calmirror-app-'));
  const logs: string[] = [];
  const configuration = readConfiguration({
    MODE: mode,
    PORT: '0',
    DATABASE_URL: borrowed.url,
    EMBEDDED: '1',
    DATA_DIR: folder,
    DATABASE_POOL: '5',
    ALLOWED_NETWORKS: '127.0.0.0/8',
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
    ...env,
  });
  const app = await createApp(configuration, {
    consoleFolder: consoleFolder ?? join(folder, 'console'),
    logs: new LogDestination({ write: (line) => void logs.push(line) }),
  });
  prepare?.(app);
  await listen(app, configuration);
  const url = `http://127.0.0.1:${configuration.port}`;
  const stop = async (): Promise<void> => {
    await app.close();
    register.clear();
    rmSync(folder, { recursive: true, force: true });
    if (!database) await borrowed.giveBack();
  };
  const guest = (): Client => new Client(url);
  return { url, app, db: app.get(DataSource), database: borrowed, logs, guest, client: () => signedIn(guest()), stop };
}

async function signedIn(client: Client): Promise<Client> {
  const answer = await client.post('/api/auth/session', ADMINISTRATOR);
  if (answer.status !== 201) throw new Error(`sign-in failed: ${answer.text}`);
  return client;
}
