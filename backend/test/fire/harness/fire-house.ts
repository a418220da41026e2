import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CalendarAnswer, ConnectorAnswer, JobAnswer, PairAnswer } from '@calmirror/contracts';
import { FeedServer } from '@calmirror/testkit';
import { Pool } from 'pg';
import { ADMINISTRATOR } from '../../harness/administrator.js';
import { Client } from '../../harness/client.js';
import { eventually } from '../../harness/eventually.js';
import { borrowDatabase } from '../../setup/borrowed-database.js';
import { FireWorker } from './fire-worker.js';
import { ProductProcess } from './product-process.js';
import { SpareWorkers } from './spare-workers.js';

export interface FireHouseOptions {
  /** Workers started ahead of need. */
  readonly spares?: number;
  /** Variables of all processes, beside those that the house sets. */
  readonly env?: Readonly<Record<string, string>>;
  /** A database that the test brings. */
  readonly database?: { readonly url: string; giveBack(): Promise<void> };
}

/** An installation of real processes: a web process, workers behind proxies, a feed server, and what people do over the API. */
export class FireHouse {
  readonly workers: SpareWorkers;
  private readonly ends: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly env: Readonly<Record<string, string>>,
    readonly web: ProductProcess,
    readonly client: Client,
    readonly feeds: FeedServer,
    /** The test's own way to the database; made again when it was cut. */
    readonly db: Pool,
    spares: number,
  ) {
    this.workers = new SpareWorkers(() => FireWorker.start(env), spares);
  }

  static async open({ spares = 0, env = {}, database }: FireHouseOptions = {}): Promise<FireHouse> {
    const borrowed = database ?? (await borrowDatabase());
    const folder = mkdtempSync(join(tmpdir(), 'calmirror-fire-'));
    const all = {
      DATABASE_URL: borrowed.url,
      DATABASE_POOL: '5',
      DATA_DIR: folder,
      SECRET_KEYS: `fire:${Buffer.alloc(32, 7).toString('base64')}`,
      ALLOWED_NETWORKS: '127.0.0.0/8',
      LOG_LEVEL: 'warn',
      REQUESTS_PER_MINUTE: '0',
      LEASE_SECONDS: '1',
      POLL_SECONDS: '0.1',
      RECONCILE_HOURS: '0',
      ...env,
    };
    const administrator = { ADMIN_EMAIL: ADMINISTRATOR.email, ADMIN_PASSWORD: ADMINISTRATOR.password };
    const { process, url } = await ProductProcess.start({ ...all, ...administrator, MODE: 'web', PORT: '0' });
    const client = new Client(url);
    await client.post('/api/auth/session', ADMINISTRATOR);
    const db = new Pool({ connectionString: borrowed.url, max: 2 });
    db.on('error', () => undefined);
    const house = new FireHouse(all, process, client, await FeedServer.start(), db, spares);
    house.atEnd(
      () => house.workers.stop(),
      () => process.kill(),
      () => house.feeds.close(),
      () => db.end(),
      () => borrowed.giveBack(),
      () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
    );
    return house;
  }

  /** Done when the house closes, before all that was named earlier with another call. */
  atEnd(...ends: (() => Promise<unknown>)[]): void {
    this.ends.unshift(...ends);
  }

  async close(): Promise<void> {
    for (const end of this.ends) await end();
  }

  async made<T>(path: string, body: object): Promise<T> {
    const answer = await this.client.post(path, body);
    if (answer.status !== 201)
      throw new Error(`POST ${path} answered ${answer.status}: ${answer.text} ${this.web.logs.join('')}`);
    return answer.json<T>();
  }

  /** The feed at `path` of the feed server, as a source. */
  async source(path: string): Promise<CalendarAnswer> {
    const url = this.feeds.url(path);
    const connector = await this.made<ConnectorAnswer>('/api/connectors', {
      kind: 'ics',
      name: `Feed ${path}`,
      settings: { url },
    });
    return this.made('/api/calendars', { connectorId: connector.id, externalId: url });
  }

  /** A new published calendar, at a connector of its own. */
  async published(name: string): Promise<CalendarAnswer> {
    const connector = await this.made<ConnectorAnswer>('/api/connectors', { kind: 'published', name, settings: {} });
    return this.made('/api/calendars', { connectorId: connector.id, name });
  }

  /** A pair that copies all, and that runs only when it is asked to. */
  pair(source: CalendarAnswer, target: CalendarAnswer): Promise<PairAnswer> {
    const ends = { sourceCalendarId: source.id, targetCalendarId: target.id };
    const rare = { intervalSeconds: 604_800, limits: { deletePercent: 100, deleteCount: 1000 } };
    return this.made('/api/pairs', { name: 'Under fire', ...ends, policy: { preset: 'full' }, ...rare });
  }

  /** Has the pair's source read and mirrored, or its target looked through as well, now. */
  async order(kind: 'mirror' | 'reconcile', pairId: string): Promise<JobAnswer> {
    // What was spent of the hourly and minutely budgets belongs to other tests than these.
    await this.db.query('DELETE FROM rate_budgets');
    const answer = await this.client.post('/api/jobs/schedule', { kind, pairId });
    if (answer.status !== 202) throw new Error(`scheduling answered ${answer.status}: ${answer.text}`);
    return answer.json<JobAnswer>();
  }

  /** Waits until no job runs, and none waits that is due, or that failed and is to be tried again. */
  rest(limitMs = 120_000): Promise<void> {
    return eventually(async () => {
      const live = await this.live();
      if (live.length > 0) throw new Error(`not at rest: ${live.join('; ')}`);
    }, limitMs);
  }

  /** The jobs that run, are due, or wait out a failure, by kind and status. */
  async live(): Promise<string[]> {
    const { rows } = await this.db.query<{ kind: string; status: string }>(
      `SELECT kind, status FROM sync_jobs
       WHERE status = 'running' OR status = 'queued' AND (run_at <= now() OR error_kind IS NOT NULL)`,
    );
    return rows.map(({ kind, status }) => `${kind} ${status}`);
  }
}
