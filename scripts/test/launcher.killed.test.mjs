import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { dataFolder, launch, processesOf, until } from './launched.mjs';

describe('a launcher that was killed', { skip: process.platform !== 'linux' && 'reads /proc' }, () => {
  const { dataDir, remove } = dataFolder('killed');
  after(remove);
  const nothingIsLeft = () => until('nothing is left', () => processesOf(dataDir).length === 0);

  for (const role of ['front', 'launcher']) {
    it(`leaves no process and no PostgreSQL when its ${role} process gets SIGKILL`, async () => {
      const system = await launch({ dataDir });
      await system.ready();
      process.kill(system.pidOf(role), 'SIGKILL');
      await nothingIsLeft();
    });
  }

  for (const signal of ['SIGKILL', 'SIGTERM']) {
    it(`leaves nothing when npm, which started it, gets ${signal}`, async () => {
      const system = await launch({ dataDir, command: ['npm', 'start'] });
      await system.ready();
      system.signal(signal);
      await nothingIsLeft();
    });
  }

  it('leaves nothing when it is killed before it is ready', async () => {
    const system = await launch({ dataDir });
    process.kill(await until('PostgreSQL', () => system.pidOf('postgres') && system.pidOf('launcher')), 'SIGKILL');
    await nothingIsLeft();
  });

  it('leaves a PostgreSQL behind only with its guard killed too, and the next start ends that one', async () => {
    const system = await launch({ dataDir });
    await system.ready();
    const left = system.pidOf('postgres');
    for (const role of ['launcher', 'guard']) process.kill(system.pidOf(role), 'SIGKILL');
    await until('the others are gone', () => processesOf(dataDir).every(({ role }) => role === 'postgres'));
    assert.equal(system.pidOf('postgres'), left);

    const next = await launch({ dataDir });
    await next.ready();
    assert.notEqual(next.pidOf('postgres'), left);
    next.signal('SIGTERM');
    await next.ended;
    await nothingIsLeft();
  });
});
