import type { ExpiryUrgency } from '@calmirror/contracts';

const DAY = 86_400_000;

/** How near an end is. Both in milliseconds since the epoch. */
export function urgencyOf(end: number, now: number): ExpiryUrgency {
  if (end <= now) return 'over';
  if (end - now <= DAY) return 'day';
  return end - now <= 7 * DAY ? 'week' : 'later';
}
