import { WAKE_CHANNEL } from './built.mjs';

/** Calendars of one connector, as a household or a small office has them. */
const calendarsOfOne = 4;

const connectors = `
INSERT INTO connectors (id, kind, name, settings, status)
SELECT md5('connector' || n)::uuid, 'published', 'Connector ' || n, '{}', 'active' FROM generate_series($1::integer, $2) AS n`;

/** All due for a read. */
const calendars = `
INSERT INTO calendars (id, connector_id, external_id, name, readable, writable, snapshot_version, last_pulled_at, next_pull_at)
SELECT md5('calendar' || n)::uuid, md5('connector' || n / ${calendarsOfOne})::uuid, 'calendar-' || n, 'Calendar ' || n, true, true, 1,
  now(), now() - (n % 300) * interval '1 second' FROM generate_series($1::integer, $2) AS n`;

/** Each calendar is mirrored to the one after it; all are to be looked through, and the first ten are behind their windows. */
const pairs = `
INSERT INTO pairs (id, name, source_calendar_id, target_calendar_id, policy, "window", interval_seconds, limits, state,
  last_succeeded_at, applied_version, applied_rules_version, applied_from, applied_to, next_reconcile_at)
SELECT md5('pair' || n)::uuid, 'Pair ' || n, md5('calendar' || n)::uuid, md5('calendar' || (n + 1))::uuid, '{"preset": "full"}',
  '{"pastDays": 30, "futureDays": 365}', 300, '{}', 'ok', now(), 1, 1, now() - interval '30 days',
  now() + interval '365 days' - CASE WHEN n < 10 THEN interval '25 hours' ELSE n % 1000 * interval '1 minute' END,
  now() - (n % 1440) * interval '1 minute' FROM generate_series($1::integer, $2) AS n`;

const pulls = `
INSERT INTO sync_jobs (id, kind, lane, priority, subject_id, calendar_id, account_id, exclusive_key)
SELECT gen_random_uuid(), 'pull', 'poll', 2, id, id, connector_id, 'calendar:' || id FROM calendars LIMIT $1`;

/** Sets of calendars and pairs in a database, inserted at once. */
export class Estate {
  #client;
  size = 0;

  constructor(client) {
    this.#client = client;
  }

  /** Grows it to so many pairs, a multiple of four, with one calendar more. */
  async grow(size) {
    const [before, isFirst] = [this.size, this.size === 0];
    await this.#client.query(connectors, [isFirst ? 0 : before / calendarsOfOne + 1, size / calendarsOfOne]);
    await this.#client.query(calendars, [isFirst ? 0 : before + 1, size]);
    await this.#client.query(pairs, [before, size - 1]);
    this.size = size;
    await this.#client.query('VACUUM ANALYZE');
  }

  /** Of all rows of its calendars, connectors and pairs, indexes included. */
  async bytes() {
    const size = (table) => `pg_total_relation_size('${table}')`;
    const { rows } = await this.#client.query(
      `SELECT ${size('connectors')} + ${size('calendars')} + ${size('pairs')} AS bytes`,
    );
    return Number(rows[0].bytes);
  }

  /** So many reads of its calendars are queued. */
  async queuePulls(count) {
    await this.#client.query(pulls, [count]);
    await this.#client.query('VACUUM ANALYZE sync_jobs');
    await this.#client.query(`NOTIFY ${WAKE_CHANNEL}`);
  }
}
