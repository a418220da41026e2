/** What is known of a first fill that is under way, or waits for its account. Counted in events. */
export interface FillOutlook {
  /** Events that it has yet to decide about. */
  readonly left: number;
  /** What other first fills into the same account have left: they spend the same budget. */
  readonly others: number;
  /** What the account's budget lets bulk work write in a second; null where nothing limits it. */
  readonly allowedPerSecond: number | null;
  /** What this run has done in a second so far; null before its first step, and while nobody is at it. */
  readonly donePerSecond: number | null;
  /** Milliseconds for which the account is to be left alone. */
  readonly waitMs: number;
}

/**
 * When a first fill will be done: a run cannot go on as fast as it begins, while its window of the budget is empty, and
 * a budget says nothing of how slow the target is. The slower of the two decides. Null when neither is known.
 * @param now milliseconds since the epoch
 */
export function estimatedEnd(outlook: FillOutlook, now: number): Date | null {
  const { left, others, allowedPerSecond, donePerSecond, waitMs } = outlook;
  if (left === 0) return new Date(now);
  const byBudget = allowedPerSecond === null ? null : (left + others) / allowedPerSecond;
  const byPace = donePerSecond === null ? null : left / donePerSecond;
  if (byBudget === null && byPace === null) return null;
  return new Date(Math.ceil(now + waitMs + 1000 * Math.max(byBudget ?? 0, byPace ?? 0)));
}
