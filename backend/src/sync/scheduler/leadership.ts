import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Client } from 'pg';
import { Configuration } from '../../config/configuration.js';

/** Any constant will do, as long as nothing else in this database locks it. */
const LEADER_LOCK = 7003;

/** Milliseconds for an answer; a leader that hears nothing for so long no longer is one. */
const PATIENCE = 3_000;

/** The server notices within ten seconds that a machine is gone, where it would else keep its lock for hours. */
const KEEPALIVES = '-c tcp_keepalives_idle=4 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3';

/**
 * Makes one of the workers the leader: the one whose connection holds an advisory lock. The lock goes with the connection,
 * so that a leader that dies is followed by another one within a second or so. Two leaders for a moment do no harm: what they
 * do is claimed row by row.
 */
@Injectable()
export class Leadership implements BeforeApplicationShutdown {
  private client: Client | null = null;
  private leading = false;
  private over = false;

  constructor(private readonly configuration: Configuration) {}

  /** Whether this worker leads now; tries to become the leader when nobody is. */
  async isMine(): Promise<boolean> {
    if (this.over) return false;
    try {
      this.client ??= await this.connect();
      // While it connected: what is locked now nobody would let go again.
      if (this.over) {
        await this.giveUp();
        return false;
      }
      const ask = this.leading ? 'SELECT true AS leads' : `SELECT pg_try_advisory_lock(${LEADER_LOCK}) AS leads`;
      const { rows } = await this.client.query<{ leads: boolean }>(ask);
      this.leading = rows[0]?.leads ?? false;
    } catch {
      await this.giveUp();
    }
    return this.leading;
  }

  /** The next leader need not wait for this process to end. */
  async beforeApplicationShutdown(): Promise<void> {
    this.over = true;
    await this.giveUp();
  }

  private async giveUp(): Promise<void> {
    const { client } = this;
    this.client = null;
    this.leading = false;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.configuration.databaseUrl,
      application_name: 'calmirror-leader',
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
      options: KEEPALIVES,
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }
}
