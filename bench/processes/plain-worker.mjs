// The least that a queue in PostgreSQL can be: claim a batch past the locks of others, end it, and wait for a notification.
import pg from 'pg';
import { Tally } from '../parts/tally.mjs';

const [databaseUrl, batch] = process.argv.slice(2);
const claim = {
  name: 'claim',
  text: `UPDATE plain_jobs SET status = 1 WHERE id IN (
    SELECT id FROM plain_jobs WHERE status = 0 ORDER BY priority, run_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
    RETURNING id, payload`,
};
const finish = { name: 'finish', text: 'UPDATE plain_jobs SET status = 2 WHERE id = ANY($1)' };

const client = new pg.Client(databaseUrl);
const listener = new pg.Client(databaseUrl);
await Promise.all([client.connect(), listener.connect()]);

const tally = new Tally();

async function drain() {
  for (;;) {
    const { rows } = await client.query({ ...claim, values: [batch] });
    if (rows.length === 0) return;
    for (const { payload } of rows) tally.note(payload);
    await client.query({ ...finish, values: [rows.map(({ id }) => id)] });
  }
}

let draining = Promise.resolve();
listener.on('notification', () => (draining = draining.then(drain)));
await listener.query('LISTEN plain_jobs');

process.on('message', ({ drain: asked }) => asked && process.send({ drain: true }));
process.send({ ready: true });
