/** Why an event, or one instance of it, is not mirrored. Closed: the console shows a text for each (promise 13). */
export const EXCLUSION_REASONS = [
  /** It carries Calmirror's marker (promise 5). */
  'own-mirror',
  /** The target holds the same meeting of its own. */
  'already-there',
  'outside-window',
  'declined',
  'unanswered',
  'tentative',
  'free',
  'all-day',
  'out-of-office',
  'focus-time',
  'working-location',
  'private',
  'cancelled',
  'categories',
  'text',
  'hours',
  'minimum-duration',
  /** The event cannot be read or expanded; the problem's code says more. */
  'unreadable',
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

export type Verdict =
  | { readonly mirrored: true }
  | { readonly mirrored: false; readonly reason: ExclusionReason; readonly detail: string | null };
