/** What decides when a calendar is read again. */
export interface PullRhythm {
  /** Shortest interval of the pairs that read the calendar. */
  readonly intervalSeconds: number;
  /** Least seconds that the source asks for, or null. */
  readonly refreshSeconds: number | null;
  /** Reads in a row that found no change. */
  readonly quietPulls: number;
  /** The provider tells of changes. */
  readonly pushed: boolean;
  /** The connector works only when a person acts; it is looked at now and then, in case somebody did at the provider. */
  readonly needsAttention: boolean;
}

/** From so many quiet reads on, the interval is so many times as long. */
const SLOWING = [
  { quietPulls: 300, factor: 4 },
  { quietPulls: 100, factor: 2 },
] as const;

/**
 * With push the clock only covers what got lost on its way: providers drop a few messages in a thousand, and a channel may
 * fall silent. Twelve times the interval and an hour at most is one read in an hour at the usual five minutes, a twelfth of the
 * requests; and whoever asked for a short interval waits for a lost change no longer than twelve of them.
 */
const PUSHED = 12;

/** Slowing makes no interval longer than this. */
const SLOWEST = 3_600;
const NEEDS_ATTENTION = 900;

/** Share of the interval by which reads are put off at random, so that what was made together does not stay together. */
const SPREAD = 0.1;

/**
 * Seconds until the next read, counted from this one: what was missed is not caught up. `random` in [0, 1). Never
 * less than the pairs and the source ask for.
 */
export function nextPullSeconds(rhythm: PullRhythm, random: number): number {
  const { intervalSeconds, refreshSeconds, quietPulls, pushed, needsAttention } = rhythm;
  const asked = Math.max(intervalSeconds, refreshSeconds ?? 0, needsAttention ? NEEDS_ATTENTION : 0);
  const quiet = SLOWING.find((step) => quietPulls >= step.quietPulls)?.factor ?? 1;
  const factor = pushed ? PUSHED : quiet;
  const slowed = Math.max(asked, Math.min(asked * factor, SLOWEST));
  return slowed * (1 + SPREAD * random);
}
