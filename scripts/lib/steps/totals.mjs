/** What a step found: how many tests or checks passed, failed and were skipped. */
export const passedCheck = { passed: 1, failed: 0, skipped: 0 };
export const failedCheck = { passed: 0, failed: 1, skipped: 0 };

export const sum = (all) =>
  all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

export const inWords = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
