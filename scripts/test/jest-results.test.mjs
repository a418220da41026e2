import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failedIn, isLeftToChance, once, withSecondRun } from '../lib/steps/jest-results.mjs';

const file = (name, ...statuses) => ({
  name: `/calmirror/backend/${name}`,
  status: statuses.length === 0 || statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});
const run = (...testResults) => ({ testResults });

describe('what a run of Jest comes to', () => {
  it('is counted by test, and a file that did not load as one that failed', () => {
    const result = run(file('a.spec.ts', 'passed', 'failed', 'pending'), file('b.spec.ts'));
    assert.deepEqual(once(result), { passed: 1, failed: 2, skipped: 1 });
    assert.equal(failedIn(result).length, 2);
  });

  it('is taken from the second run where the first failed', () => {
    const first = run(file('a.int-spec.ts', 'passed', 'failed'), file('b.spec.ts', 'passed'));
    const well = run(file('a.int-spec.ts', 'passed', 'passed'));
    assert.deepEqual(withSecondRun(first, well), { passed: 3, failed: 0, skipped: 0 });
    assert.deepEqual(withSecondRun(first, first), { passed: 3, failed: 1, skipped: 0 });
    assert.deepEqual(withSecondRun(first, run()), { passed: 1, failed: 1, skipped: 0 });
  });
});

describe('a second run', () => {
  it('is for a few integration tests alone', () => {
    const failed = (...names) => isLeftToChance(run(...names.map((name) => file(name, 'failed'))));
    assert.equal(failed('a.int-spec.ts', 'b.int-spec.ts'), true);
    assert.equal(failed('a.int-spec.ts', 'b.spec.ts'), false);
    assert.equal(failed('random-histories.int-spec.ts'), false);
    assert.equal(failed('worker.killed.fire-spec.ts'), false);
    assert.equal(failed(...Array.from({ length: 5 }, (_, n) => `${n}.int-spec.ts`)), false);
  });
});
