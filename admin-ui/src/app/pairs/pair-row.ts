import type { CalendarAnswer, PairAnswer } from '@calmirror/contracts';
import type { PairState } from '@calmirror/contracts/closed-lists';

/** A pair as the list shows it: with the names of its calendars, and with times instead of ages. */
export interface PairRow extends Pick<PairAnswer, 'id' | 'name' | 'state' | 'stateReason' | 'counts'> {
  readonly source: string | null;
  readonly target: string | null;
  /** Where others can subscribe to the target; null when it is not published. */
  readonly feedUrl: string | null;
  /** When the target was last known to be true, in milliseconds of the epoch; null before the first fill. */
  readonly trueAsOf: number | null;
}

/** What needs a person first, what is well last. */
const ORDER: readonly PairState[] = ['needs-attention', 'held', 'failing', 'working', 'paused', 'ok'];

/** A pair in one of these goes on only when a person acts. */
const ASKING: ReadonlySet<PairState> = new Set<PairState>(['needs-attention', 'held']);

export const asksForSomebody = ({ state }: Pick<PairRow, 'state'>): boolean => ASKING.has(state);

/**
 * Rows in the order of `ORDER`, then by name. Ages are counted back from when the answer came, by the clock of this
 * machine: a clock that differs from the server's so makes nothing look old.
 */
export function pairRows(
  pairs: readonly PairAnswer[],
  answeredAt: number,
  calendars: readonly CalendarAnswer[],
): PairRow[] {
  const byId = new Map(calendars.map((calendar) => [calendar.id, calendar]));
  return pairs
    .map(({ id, name, state, stateReason, counts, sourceCalendarId, targetCalendarId, freshnessSeconds }) => ({
      id,
      name,
      state,
      stateReason,
      counts,
      source: byId.get(sourceCalendarId)?.name ?? null,
      target: byId.get(targetCalendarId)?.name ?? null,
      feedUrl: byId.get(targetCalendarId)?.feedUrl ?? null,
      trueAsOf: freshnessSeconds === null ? null : answeredAt - freshnessSeconds * 1000,
    }))
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.name.localeCompare(b.name));
}

/** Whether a pair names a calendar that is not among these: one that was made after they were read. */
export function namesUnknown(pairs: readonly PairAnswer[], calendars: readonly CalendarAnswer[]): boolean {
  const known = new Set(calendars.map(({ id }) => id));
  return pairs.some((pair) => !known.has(pair.sourceCalendarId) || !known.has(pair.targetCalendarId));
}
