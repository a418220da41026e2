import { PgBoss } from 'pg-boss';

const queue = 'nothing';

/** pg-boss, whose finished jobs stay in the table of the others for a week. */
export class PgBossQueue {
  static worker = 'pg-boss-worker';
  #client;
  #boss;

  constructor(client, boss) {
    this.#client = client;
    this.#boss = boss;
  }

  static async open({ client, databaseUrl }) {
    const boss = new PgBoss({ connectionString: databaseUrl, supervise: false, schedule: false });
    boss.on('error', ({ message }) => console.error(message));
    await boss.start();
    await boss.createQueue(queue, { notify: true });
    return new PgBossQueue(client, boss);
  }

  async handIn(count, data = {}) {
    await this.#boss.insert(
      queue,
      Array.from({ length: count }, () => ({ data })),
    );
  }

  async isEmpty() {
    const live = (state) => `EXISTS (SELECT FROM pgboss.job WHERE name = '${queue}' AND state = '${state}')`;
    const { rows } = await this.#client.query(`SELECT ${live('created')} OR ${live('active')} AS live`);
    return !rows[0].live;
  }

  async seedFinished(count) {
    await this.#client.query(
      `INSERT INTO pgboss.job (name, data, state, started_on, completed_on)
      SELECT '${queue}', '{}', 'completed', now(), now() FROM generate_series(1, $1::integer)`,
      [count],
    );
    await this.tidy();
  }

  async tidy() {
    await this.#client.query('VACUUM ANALYZE pgboss.job_common');
  }

  async close() {
    await this.#boss.stop({ graceful: false });
  }
}
