import { Logger, makeWorkerUtils } from 'graphile-worker';

const silent = new Logger(() => () => {});

/** graphile-worker, which deletes what is finished. */
export class GraphileQueue {
  static worker = 'graphile-worker';
  static schema = 'graphile_worker';
  #client;
  #utilities;

  constructor(client, utilities) {
    this.#client = client;
    this.#utilities = utilities;
  }

  static async open({ client, databaseUrl }) {
    const worker = { connectionString: databaseUrl, schema: this.schema, logger: silent };
    const utilities = await makeWorkerUtils({ preset: { worker } });
    await utilities.migrate();
    return new this(client, utilities);
  }

  async handIn(count, payload = {}) {
    await this.#utilities.addJobs(Array.from({ length: count }, () => ({ identifier: 'nothing', payload })));
  }

  get #table() {
    return `${this.constructor.schema}._private_jobs`;
  }

  async isEmpty() {
    const { rows } = await this.#client.query(`SELECT EXISTS (SELECT FROM ${this.#table}) AS live`);
    return !rows[0].live;
  }

  async tidy() {
    await this.#client.query(`VACUUM ANALYZE ${this.#table}`);
  }

  async close() {
    await this.#utilities.release();
  }
}

/** The same with jobs fetched and ended in batches, in tables of its own. */
export class GraphileLocalQueue extends GraphileQueue {
  static worker = 'graphile-local-worker';
  static schema = 'graphile_local';
}
