import { randomUUID } from 'node:crypto';
import { ENQUEUE, enqueueValues } from '../parts/built.mjs';

/** The product's queue, with jobs that do nothing, each about something of its own. */
export class ProductQueue {
  static worker = 'queue-worker';
  #client;

  constructor(client) {
    this.#client = client;
  }

  static async open({ client }) {
    return new ProductQueue(client);
  }

  /** In one statement, as the product does. */
  async handIn(count, payload = {}) {
    const requests = Array.from({ length: count }, () => ({
      kind: 'validate',
      lane: 'push',
      connectorId: randomUUID(),
      payload,
    }));
    await this.#client.query(ENQUEUE, enqueueValues(requests));
  }

  async isEmpty() {
    const live = (status) => `EXISTS (SELECT FROM sync_jobs WHERE status = '${status}')`;
    const { rows } = await this.#client.query(`SELECT ${live('queued')} OR ${live('running')} AS live`);
    return !rows[0].live;
  }

  async seedFinished(count) {
    await this.#client.query(
      `INSERT INTO sync_jobs (id, kind, lane, priority, status, subject_id, exclusive_key, attempt, run_at, finished_at)
      SELECT gen_random_uuid(), 'pull', 'poll', 2, 'succeeded', gen_random_uuid(), 'calendar:' || n, 1, now() - interval '1 h', now()
      FROM generate_series(1, $1::integer) AS n`,
      [count],
    );
    await this.tidy();
  }

  async tidy() {
    await this.#client.query('VACUUM ANALYZE sync_jobs');
  }

  async close() {}
}
