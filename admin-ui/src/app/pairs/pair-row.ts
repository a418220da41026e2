import type { CalendarAnswer, PairAnswer } from '@calmirror/contracts';

/** A pair as the list shows it: with the names of its calendars, and with times instead of ages. */
export interface PairRow extends Pick<PairAnswer, 'id' | 'name' | 'state' | 'stateReason' | 'counts'> {
  readonly source: string | null;
  readonly target: string | null;
  /** Where others can subscribe to the target; null when it is not published. */
  readonly feedUrl: string | null;
  /** When the target was last known to be true, in milliseconds of the epoch; null before the first fill. */
  readonly trueAsOf: number | null;
}

/**
 * The row of a pair. Its age is counted back from when the answer came, by the clock of this machine: a clock that differs
 * from the server's so makes nothing look old.
 */
export function pairRow(
  { id, name, state, stateReason, counts, sourceCalendarId, targetCalendarId, freshnessSeconds }: PairAnswer,
  answeredAt: number,
  calendars: ReadonlyMap<string, CalendarAnswer>,
): PairRow {
  const target = calendars.get(targetCalendarId);
  return {
    id,
    name,
    state,
    stateReason,
    counts,
    source: calendars.get(sourceCalendarId)?.name ?? null,
    target: target?.name ?? null,
    feedUrl: target?.feedUrl ?? null,
    trueAsOf: freshnessSeconds === null ? null : answeredAt - freshnessSeconds * 1000,
  };
}

/** Whether a pair names a calendar that is not among these: one that was made after they were read. */
export function namesUnknown(
  pairs: readonly Pick<PairAnswer, 'sourceCalendarId' | 'targetCalendarId'>[],
  calendars: ReadonlyMap<string, CalendarAnswer>,
): boolean {
  return pairs.some((pair) => !calendars.has(pair.sourceCalendarId) || !calendars.has(pair.targetCalendarId));
}
