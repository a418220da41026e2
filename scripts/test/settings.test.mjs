import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../bootstrap/root.mjs';
import { launchSettings } from '../lib/launcher/settings.mjs';

describe('launchSettings', () => {
  it('runs web and worker on port 3000 with data in .data when nothing is said', () => {
    const { processes, port, workerPort, dataDir, databaseUrl } = launchSettings([], {});
    assert.deepEqual(processes, ['web', 'worker']);
    assert.deepEqual([port, workerPort], [3000, 3001]);
    assert.equal(dataDir, path.join(root, '.data'));
    assert.equal(databaseUrl, undefined);
  });

  it('takes an empty variable for an absent one', () => {
    const { processes, port, databaseUrl } = launchSettings([], { MODE: '', PORT: '', DATABASE_URL: '', DATA_DIR: '' });
    assert.deepEqual([processes.length, port, databaseUrl], [2, 3000, undefined]);
  });

  it('takes any free port for both when PORT is 0', () => {
    const { port, workerPort } = launchSettings([], { PORT: '0' });
    assert.deepEqual([port, workerPort], [0, 0]);
  });

  it('hands --demo on to the processes, with stand-ins for providers and data of its own', () => {
    const { env, demonstration, dataDir } = launchSettings(['--demo'], {});
    assert.deepEqual([env.DEMO, demonstration, dataDir], ['1', true, path.join(root, '.data/demo')]);
    assert.match(env.DEMO_APP, /^[^:]+:[^:]+$/);
    assert.equal(launchSettings(['--demo'], { DATA_DIR: 'elsewhere' }).dataDir, path.join(root, 'elsewhere'));
    const plain = launchSettings([], {});
    assert.deepEqual([plain.env, plain.demonstration], [{}, false]);
  });

  for (const [what, args, env] of [
    ['an unknown mode', [], { MODE: 'both' }],
    ['a port beyond 65535', [], { PORT: '65536' }],
    ['a port that is no number', [], { PORT: 'http' }],
    ['a wrong worker port', [], { WORKER_PORT: '-1' }],
    ['a misspelt option', ['--dmeo'], {}],
  ]) {
    it(`refuses ${what} in one line`, () => {
      assert.throws(() => launchSettings(args, env), { exitCode: 78, message: /^[^\n]+$/ });
    });
  }

  it('names all that is wrong at once', () => {
    const env = { MODE: 'both', PORT: 'http', WORKER_PORT: '-1' };
    assert.throws(() => launchSettings(['--dmeo'], env), { message: /--dmeo.*MODE.* PORT.*WORKER_PORT/ });
  });

  it('takes any free port for the worker when there is none above PORT', () => {
    const { port, workerPort } = launchSettings([], { PORT: '65535' });
    assert.deepEqual([port, workerPort], [65_535, 0]);
  });
});
