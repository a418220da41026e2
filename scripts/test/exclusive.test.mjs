import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { claim, inTurn } from '../bootstrap/exclusive.mjs';
import { temporaryFolder } from '../lib/temporary-folder.mjs';

const module = path.resolve(import.meta.dirname, '../bootstrap/exclusive.mjs');

describe('a claim', () => {
  const { folder, remove } = temporaryFolder('exclusive');
  after(remove);

  it('is refused to a second one, with the greeting of the first, until that releases it', async () => {
    const file = path.join(folder, 'one.lock');
    const first = await claim(file, () => 'process 7');
    const second = await claim(file);
    assert.equal(second.holder.greeting, 'process 7');
    first.release();
    await second.holder.gone;
    (await claim(file)).release();
  });

  it('ends with its process, even one that was killed', async () => {
    const file = path.join(folder, 'killed.lock');
    const code = `import { claim } from ${JSON.stringify(module)};
      await claim(${JSON.stringify(file)}); console.log('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    assert.ok((await claim(file)).holder);
    child.kill('SIGKILL');
    await once(child, 'exit');
    (await claim(file)).release();
  });

  it('works for a path that is too long for a socket', async () => {
    const file = path.join(folder, 'x'.repeat(120), 'long.lock');
    const { release } = await claim(file);
    assert.ok((await claim(file)).holder);
    release();
  });

  it('lets work under one file happen in turn, also when it throws', async () => {
    const file = path.join(folder, 'turn.lock');
    let inside = 0;
    const work = async () => {
      assert.equal(++inside, 1);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
      throw new Error('done');
    };
    const ends = await Promise.allSettled([1, 2, 3, 4].map(() => inTurn(file, work)));
    assert.deepEqual(
      ends.map(({ reason }) => reason.message),
      Array(4).fill('done'),
    );
  });
});
