import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, type PoolClient } from 'pg';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';

/** One statement, prepared once for each connection under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** One claims, one finishes, one renews leases; a fourth for log lines and sweeps. */
const CONNECTIONS = 4;

/**
 * The plans of these statements do not hang on their parameters. Left to itself, PostgreSQL takes a claim of one job for
 * so much cheaper than any other that it plans each anew: 1.6 ms, of which half is the claim.
 */
const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan';

/** Longer than any of the queue's statements should take, and shorter than a lease. */
const STATEMENT_TIMEOUT = 15_000;

/**
 * The worker's own few connections. They are apart from TypeORM's pool for two reasons: handlers that occupy all of that
 * pool must not keep a heartbeat waiting until its lease is lost, and these statements are prepared by name, which
 * saves their planning and which TypeORM cannot do.
 */
@Injectable()
export class QueueDatabase implements OnApplicationShutdown {
  private readonly pool: Pool;

  constructor(@Inject(QUEUE_SETTINGS) settings: QueueSettings) {
    this.pool = new Pool({
      connectionString: settings.databaseUrl,
      application_name: `calmirror-queue ${settings.workerId}`,
      max: CONNECTIONS,
      connectionTimeoutMillis: STATEMENT_TIMEOUT,
      statement_timeout: STATEMENT_TIMEOUT,
      options: PLANNED_ONCE,
      keepAlive: true,
    });
    // An idle connection that is cut is replaced with the next query, and that one reports if it cannot be.
    this.pool.on('error', () => undefined);
  }

  async rows<Row extends object>(statement: Statement, values: unknown[]): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>({ ...statement, values });
    return rows;
  }

  /** Runs `work` in one transaction. */
  async transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((cut: Error) => (broken = cut));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
