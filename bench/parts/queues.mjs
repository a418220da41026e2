import pg from 'pg';
import { GraphileLocalQueue, GraphileQueue } from '../queues/graphile.mjs';
import { MinimalQueue } from '../queues/minimal.mjs';
import { PgBossQueue } from '../queues/pg-boss.mjs';
import { ProductQueue } from '../queues/product.mjs';

/** As they are called in a report. */
export const product = 'Calmirror';
export const floor = 'minimal SKIP LOCKED loop';
const kinds = {
  [product]: ProductQueue,
  [floor]: MinimalQueue,
  'pg-boss': PgBossQueue,
  'graphile-worker': GraphileQueue,
  'graphile-worker, local queue': GraphileLocalQueue,
};

/** All queues in one database. */
export class Queues {
  #client;

  constructor(client, databaseUrl, named) {
    this.#client = client;
    this.databaseUrl = databaseUrl;
    this.named = named;
  }

  static async open(surroundings) {
    const databaseUrl = await surroundings.database();
    const client = new pg.Client(databaseUrl);
    await client.connect();
    const named = {};
    for (const [name, Kind] of Object.entries(kinds)) {
      named[name] = { queue: await Kind.open({ client, databaseUrl }), worker: Kind.worker };
    }
    return new Queues(client, databaseUrl, named);
  }

  /** Gives each queue that keeps what is finished so many of it; the others are taken away. */
  async seedFinished(count) {
    for (const [name, { queue }] of Object.entries(this.named)) {
      if (queue.seedFinished) await queue.seedFinished(count);
      else delete this.named[name];
    }
  }

  /** Of those that take up to `batch` jobs at once; graphile-worker has one way for single jobs and one for more. */
  names(batch) {
    const left = batch === 1 ? GraphileLocalQueue : GraphileQueue;
    return Object.keys(this.named).filter((name) => kinds[name] !== left);
  }

  async close() {
    for (const { queue } of Object.values(this.named)) await queue.close();
    await this.#client.end();
  }
}
