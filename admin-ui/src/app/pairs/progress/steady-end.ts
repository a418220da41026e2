/** An end as it is shown, in milliseconds of the epoch, and when it was last told of. */
export interface SteadyEnd {
  readonly end: number;
  readonly toldAt: number;
}

/** An estimate that is missing for a moment, such as between two attempts, is kept so long. */
const KEPT_MS = 10_000;
/** An estimate that has moved by less than a minute, or than this share of what is left, has not really moved. */
const MINUTE = 60_000;
const SHARE = 0.15;

/**
 * Which end is shown when the server's estimate is `told` (null: unknown), so that words about it do not jump to and fro with
 * each answer: small moves are passed over, and what was told of a moment ago stays. All in milliseconds of the epoch.
 */
export function steadyEnd(shown: SteadyEnd | null, told: number | null, now: number): SteadyEnd | null {
  if (told === null) return shown !== null && now - shown.toldAt < KEPT_MS ? shown : null;
  if (shown === null) return { end: told, toldAt: now };
  const tolerance = Math.max(MINUTE, SHARE * (shown.end - now));
  const isMoved = Math.abs(told - shown.end) > tolerance;
  return { end: isMoved ? told : shown.end, toldAt: now };
}
