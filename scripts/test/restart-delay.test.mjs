import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { restartDelay } from '../lib/launcher/restart-delay.mjs';

describe('restartDelay', () => {
  it('doubles with each end in a row, up to half a minute', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 8].map(restartDelay);
    assert.deepEqual(delays, [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it('stays at half a minute however often the process ends', () => assert.equal(restartDelay(5000), 30_000));
});
