import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { setImmediate as breathe } from 'node:timers/promises';
import { dataFolder, isAlive, launch, processesOf, until } from './launched.mjs';

async function orderOfEnds(pids) {
  const gone = [];
  while (gone.length < Object.keys(pids).length) {
    for (const [role, pid] of Object.entries(pids)) if (!gone.includes(role) && !isAlive(pid)) gone.push(role);
    await breathe();
  }
  return gone;
}

describe('npm start', { skip: process.platform !== 'linux' && 'reads /proc' }, () => {
  const { dataDir, remove } = dataFolder('life');
  let system;
  after(remove);

  it('prints the address, which answers, and the link for the first administrator', async () => {
    system = await launch({ dataDir });
    const url = await system.ready();
    assert.equal((await fetch(`${url}/health/live`)).status, 200);
    assert.match(system.said.out, /first administrator at {2}http/);
  });

  it('stops on Ctrl-C: worker, web, PostgreSQL, in this order, with exit code 0', async () => {
    // Looked at in the order in which they should end: of two that are gone at one look nobody knows which was first.
    const order = ['worker', 'web', 'postgres'];
    const pids = Object.fromEntries(order.map((role) => [role, system.pidOf(role)]));
    system.signal('SIGINT');
    assert.deepEqual(await orderOfEnds(pids), order);
    assert.equal((await system.ended).code, 0);
    assert.deepEqual(processesOf(dataDir), []);
  });

  it('starts again within seconds, building and installing nothing', async () => {
    const begin = performance.now();
    system = await launch({ dataDir });
    await system.ready();
    assert.ok(performance.now() - begin < 20_000, `${Math.round(performance.now() - begin)} ms`);
    assert.doesNotMatch(system.said.out + system.said.err, /Building|installing/);
  });

  it('refuses a second start on the same folder in one line that names the first', async () => {
    const { code, err } = await (await launch({ dataDir })).ended;
    assert.equal(code, 78);
    assert.match(err, /^Calmirror runs on \S+ already \(process \d+\)[^\n]+\n$/);
  });

  it('starts a worker that was killed again, and leaves the web process alone', async () => {
    const [web, worker] = [system.pidOf('web'), system.pidOf('worker')];
    process.kill(worker, 'SIGKILL');
    await until('another worker', () => system.pidOf('worker') && system.pidOf('worker') !== worker);
    assert.equal(system.pidOf('web'), web);
    assert.match(system.said.err, /worker process ended \(SIGKILL\): it starts again in 0\.5 s/);
  });

  it('starts a web process that was killed again, at the same address', async () => {
    const [url, web] = [await system.ready(), system.pidOf('web')];
    process.kill(web, 'SIGKILL');
    await until('an answer', () => system.pidOf('web') !== web && fetch(`${url}/health/live`).catch(() => undefined));
  });

  it('stops on SIGTERM too', async () => {
    system.signal('SIGTERM');
    assert.equal((await system.ended).code, 0);
    assert.deepEqual(processesOf(dataDir), []);
  });
});
