/** The least that a queue in PostgreSQL can be, in a table of its own; see processes/plain-worker.mjs. */
export class MinimalQueue {
  static worker = 'plain-worker';
  #client;

  constructor(client) {
    this.#client = client;
  }

  static async open({ client }) {
    await client.query(`CREATE TABLE plain_jobs (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, priority smallint NOT NULL,
      run_at timestamptz NOT NULL DEFAULT now(), status smallint NOT NULL DEFAULT 0, payload jsonb NOT NULL)`);
    await client.query('CREATE INDEX plain_jobs_claim ON plain_jobs (priority, run_at, id) WHERE status = 0');
    return new MinimalQueue(client);
  }

  async handIn(count, payload = {}) {
    await this.#insert(count, 0, payload);
    await this.#client.query('NOTIFY plain_jobs');
  }

  async isEmpty() {
    const { rows } = await this.#client.query('SELECT EXISTS (SELECT FROM plain_jobs WHERE status = 0) AS live');
    return !rows[0].live;
  }

  async seedFinished(count) {
    await this.#insert(count, 2);
    await this.tidy();
  }

  async tidy() {
    await this.#client.query('VACUUM ANALYZE plain_jobs');
  }

  async #insert(count, status, payload = {}) {
    await this.#client.query(
      'INSERT INTO plain_jobs (priority, status, payload) SELECT 0, $2, $3 FROM generate_series(1, $1)',
      [count, status, payload],
    );
  }

  async close() {}
}
