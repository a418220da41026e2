import { sum } from './totals.mjs';

/** Files of which more have failed are not run again: that is no chance. */
const MOST = 4;

const isFailed = ({ status }) => status === 'failed';

/** Of a run of Jest that has reported, the files with a failure. */
export const failedIn = ({ testResults }) => testResults.filter(isFailed);

/**
 * Whether what failed may have failed for want of time alone: a few integration tests, which wait for processes and databases. Not
 * those that play what they draw by lot, which would draw something else the second time, nor any test of a pure function.
 */
export function isLeftToChance(result) {
  const files = failedIn(result);
  return files.length <= MOST && files.every(({ name }) => /\/(?!random-)[^/]+\.int-spec\.ts$/.test(name));
}

/** A file that did not even load has no failed test of its own: it counts as one. */
function totalsOfFile({ status, assertionResults }) {
  const count = (...statuses) => assertionResults.filter((one) => statuses.includes(one.status)).length;
  const failed = count('failed');
  return {
    passed: count('passed'),
    failed: status === 'failed' ? Math.max(1, failed) : failed,
    skipped: count('pending', 'skipped', 'todo'),
  };
}

/** What Jest's report of one run comes to. */
export const once = ({ testResults }) => sum(testResults.map(totalsOfFile));

/** The same where the files that failed were run once more: for these the second run counts. */
export function withSecondRun(first, second) {
  const passed = first.testResults.filter((file) => !isFailed(file));
  const missing = failedIn(first).filter(({ name }) => !second.testResults.some((file) => file.name === name));
  const lost = missing.map(() => ({ passed: 0, failed: 1, skipped: 0 }));
  return sum([...passed.map(totalsOfFile), once(second), ...lost]);
}
