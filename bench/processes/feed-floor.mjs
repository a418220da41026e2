// The floor of a first read: the feed's bytes through node-ical's parser alone, and the rows of the mappings that the
// engine made of it, written by one statement into a table of the same shape.
import fs from 'node:fs';
import ical from 'node-ical';
import pg from 'pg';

const columns = [
  'pair_id',
  'event_id',
  'mirror_id',
  'state',
  'reason',
  'target_id',
  'target_revision',
  'fingerprint',
  'content',
];
const types = ['uuid', 'text', 'text', 'text', 'text', 'text', 'text', 'text', 'bytea'];

async function prepare(databaseUrl, pairId) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query(`SELECT ${columns.join(', ')} FROM mappings WHERE pair_id = $1`, [pairId]);
  await client.query('CREATE TABLE IF NOT EXISTS floor_rows (LIKE mappings INCLUDING ALL)');
  await client.query('TRUNCATE floor_rows');
  return { client, rows };
}

async function floor({ feedFile, databaseUrl, pairId }) {
  const { client, rows } = await prepare(databaseUrl, pairId);
  const bytes = fs.readFileSync(feedFile);
  const start = performance.now();
  ical.sync.parseICS(bytes.toString());
  const insert = `INSERT INTO floor_rows (${columns.join(', ')})
    SELECT * FROM unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(', ')})`;
  await client.query(
    insert,
    columns.map((column) => rows.map((row) => row[column])),
  );
  const milliseconds = performance.now() - start;
  await client.end();
  return milliseconds;
}

process.on(
  'message',
  ({ floor: input }) => void floor(input).then((milliseconds) => process.send({ floor: milliseconds })),
);
process.send({ ready: true });
