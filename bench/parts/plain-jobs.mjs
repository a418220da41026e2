/** The table of the minimal queue that the product's stands beside. */
export async function createPlainJobs(client) {
  await client.query(`CREATE TABLE plain_jobs (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, priority smallint NOT NULL,
    run_at timestamptz NOT NULL DEFAULT now(), status smallint NOT NULL DEFAULT 0, payload jsonb NOT NULL)`);
  await client.query('CREATE INDEX plain_jobs_claim ON plain_jobs (priority, run_at, id) WHERE status = 0');
}

export function insertPlainJobs(client, count, payload = {}) {
  return client.query('INSERT INTO plain_jobs (priority, payload) SELECT 0, $2 FROM generate_series(1, $1)', [
    count,
    payload,
  ]);
}
