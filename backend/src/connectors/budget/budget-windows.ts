/** Requests that may be sent within any stretch of so many seconds. */
export interface Budget {
  readonly requests: number;
  readonly seconds: number;
}

/** Windows of a limiter that begin with their first request: so many points, for so many seconds. */
export interface BudgetWindows {
  readonly points: number;
  readonly seconds: number;
}

/** For clocks that differ, and requests that are longer on their way than the ones before: windows are longer by this share. */
const GRACE = 0.02;

/** What is a sum of eighths stays a whole number of milliseconds. */
const GRAIN = 0.125;

/**
 * Windows of which no stretch of `budget.seconds` holds more than `budget.requests`, wherever it begins. Two full windows
 * may lie side by side, so that a stretch as long as n windows touches n + 1 of them. The budget is shared out among these
 * `parts`: few make room for bursts, many waste less of it. With one part a window is as long as the stretch and as full,
 * and two of them may meet: for limits that are our own, and nobody's who counts.
 */
export function windowsWithin({ requests, seconds }: Budget, parts: number): BudgetWindows {
  if (parts === 1) return { points: requests, seconds };
  const length = (seconds * (1 + GRACE)) / (parts - 1);
  return { points: Math.floor(requests / parts), seconds: Math.ceil(length / GRAIN) * GRAIN };
}
