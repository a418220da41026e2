import assert from 'node:assert/strict';
import fs from 'node:fs';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { startEmbedded } from '../lib/postgres/embedded.mjs';
import { dataFolder, launch, processesOf } from './launched.mjs';

const oneLine = /^[^\n]+\n$/;

describe('npm start refuses, in one line and with exit code 78,', () => {
  const { dataDir, remove } = dataFolder('refusals');
  after(remove);

  it('a port that is in use, before it starts anything', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    for (const name of ['PORT', 'WORKER_PORT']) {
      const { code, err } = await (await launch({ dataDir, env: { [name]: String(port) } })).ended;
      assert.equal(code, 78);
      assert.match(err, oneLine);
      assert.match(err, new RegExp(`Port ${port} is in use: choose another, as in ${name}=`));
    }
    server.close();
    assert.equal(fs.existsSync(path.join(dataDir, 'postgres')), false);
  });

  it('a fault of the environment, but never the port of a web process that it does not start', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const env = { MODE: 'worker', PORT: String(server.address().port), WORKER_CONCURRENCY: 'many' };
    const { code, err } = await (await launch({ dataDir, env })).ended;
    server.close();
    assert.equal(code, 78);
    assert.match(err, /^wrong environment: WORKER_CONCURRENCY[^\n]+\n$/);
  });

  it('a MODE and a PORT that do not exist, and an unknown option', async () => {
    for (const ask of [{ env: { MODE: 'both' } }, { env: { PORT: '99999' } }, { args: ['--dmeo'] }]) {
      const { code, err } = await (await launch({ dataDir, ...ask })).ended;
      assert.equal(code, 78);
      assert.match(err, oneLine);
    }
  });

  it('a wrong environment, with all its faults at once', async () => {
    const env = { PUBLIC_URL: 'not an address', WORKER_CONCURRENCY: 'many' };
    const { code, err } = await (await launch({ dataDir, env })).ended;
    assert.equal(code, 78);
    assert.match(err, oneLine);
    assert.match(err, /PUBLIC_URL.*WORKER_CONCURRENCY|WORKER_CONCURRENCY.*PUBLIC_URL/);
    assert.deepEqual(processesOf(dataDir), []);
  });

  it('a database that is newer than the code', async () => {
    const server = await startEmbedded({ folder: path.join(dataDir, 'postgres') });
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(
      'CREATE TABLE migrations (id serial PRIMARY KEY, timestamp bigint NOT NULL, name varchar NOT NULL)',
    );
    await client.query(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`);
    await client.end();
    await server.stop();

    const { code, err } = await (await launch({ dataDir })).ended;
    assert.equal(code, 78);
    assert.match(err, oneLine);
    assert.match(err, /newer/);
    assert.deepEqual(processesOf(dataDir), []);
  });
});
