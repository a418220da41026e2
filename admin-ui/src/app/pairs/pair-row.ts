import type { PairAnswer } from '@calmirror/contracts';

/** A pair as the list shows it: with times instead of ages. */
export interface PairRow extends Pick<
  PairAnswer,
  'id' | 'name' | 'state' | 'stateReason' | 'counts' | 'sourceName' | 'targetName' | 'feedUrl'
> {
  /** When the target was last known to be true, in milliseconds of the epoch; null before the first fill. */
  readonly trueAsOf: number | null;
}

/**
 * The row of a pair. Its age is counted back from when the answer came, by the clock of this machine: a clock that differs
 * from the server's so makes nothing look old.
 */
export function pairRow(
  { id, name, state, stateReason, counts, sourceName, targetName, feedUrl, freshnessSeconds }: PairAnswer,
  answeredAt: number,
): PairRow {
  const trueAsOf = freshnessSeconds === null ? null : answeredAt - freshnessSeconds * 1000;
  return { id, name, state, stateReason, counts, sourceName, targetName, feedUrl, trueAsOf };
}
