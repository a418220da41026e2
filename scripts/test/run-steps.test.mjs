import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runSteps } from '../lib/steps/run-steps.mjs';
import { failedCheck, inWords, passedCheck } from '../lib/steps/totals.mjs';

const step = (name, totals = passedCheck, more = {}) => ({
  name,
  run: async () => ({ totals, output: name }),
  ...more,
});

describe('runSteps', () => {
  it('sums what all runners counted', async () => {
    const runner = step('runner', { passed: 5, failed: 1, skipped: 2 });
    const totals = await runSteps([step('check'), runner], { width: 2, say: () => {} });
    assert.equal(inWords(totals), '6 passed, 1 failed, 2 skipped');
  });

  it('counts a step that throws as failed, and shows why', async () => {
    const said = [];
    const broken = { name: 'broken', run: () => Promise.reject(new Error('no such tool')) };
    const totals = await runSteps([broken, step('other')], { width: 1, say: (line) => said.push(line) });
    assert.deepEqual(totals, { passed: 1, failed: 1, skipped: 0 });
    assert.match(said.join('\n'), /no such tool/);
  });

  it('says what else is to be known of a step, also where all is well', async () => {
    const said = [];
    const noted = {
      name: 'noted',
      run: async () => ({ totals: passedCheck, output: '', notes: ['one test ran twice'] }),
    };
    await runSteps([noted], { width: 1, say: (line) => said.push(line) });
    assert.match(said[0], /^✔ noted/);
    assert.match(said[1], /one test ran twice/);
  });

  it('does not run what needs a failed step, and counts it as failed', async () => {
    let ran = false;
    const dependent = { name: 'journey', needs: ['build'], run: async () => (ran = true) };
    const totals = await runSteps([step('build', failedCheck), dependent], { width: 2, say: () => {} });
    assert.equal(ran, false);
    assert.deepEqual(totals, { passed: 0, failed: 2, skipped: 0 });
  });

  it('gives a step that asks for it the machine alone, and never runs more than its width', async () => {
    const now = new Set();
    const seen = [];
    const watched = (name, alone) => ({
      name,
      alone,
      run: async () => {
        now.add(name);
        seen.push([...now].sort().join('+'));
        await new Promise((resolve) => setImmediate(resolve));
        now.delete(name);
        return { totals: passedCheck, output: '' };
      },
    });
    await runSteps([watched('a'), watched('b'), watched('jest', true), watched('c')], { width: 2, say: () => {} });
    assert.deepEqual(seen, ['a', 'a+b', 'jest', 'c']);
  });
});

describe('the line of totals', () => {
  it('names skipped tests only where there are some', () => {
    assert.equal(inWords({ passed: 3, failed: 0, skipped: 0 }), '3 passed, 0 failed');
    assert.equal(inWords({ passed: 3, failed: 0, skipped: 1 }), '3 passed, 0 failed, 1 skipped');
  });
});
