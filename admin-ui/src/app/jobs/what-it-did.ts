import type { JobCounts } from '@calmirror/contracts';

/** What others notice of a run, the most telling first. */
const TELLING = ['created', 'updated', 'deleted', 'failed', 'held', 'respected'] as const satisfies (keyof JobCounts)[];

/** The counts worth a line in a list, without those that are zero; where nothing was written, what was read. */
export function tellingCounts(counts: JobCounts): (keyof JobCounts)[] {
  const names = TELLING.filter((name) => counts[name] > 0);
  if (names.length > 0) return names;
  return counts.read > 0 ? ['read'] : [];
}
