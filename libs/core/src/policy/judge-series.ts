import type { EventOverride } from '../event/calendar-event.js';
import { boundsOf } from '../recurrence/bounds-of.js';
import type { Series } from '../recurrence/series-starts.js';
import type { ZoneBook } from '../recurrence/zone-book.js';
import { isInWindow } from '../window/window-edges.js';
import { judgeInstances } from './judge-instances.js';
import { type JudgeContext, type JudgedOverride, type Judgement, keptOut } from './judgement.js';
import { OccurrenceJudge } from './occurrence-judge.js';
import { onlyOverrides, withoutInstances } from './series-parts.js';
import { holdsSteadily } from './steady-hours.js';
import type { Verdict } from './verdict.js';

/**
 * Judges a series as a whole where it can, instance by instance where it must.
 *
 * Nearly all filters look at details, which all instances share but for the overrides. Then no rule is expanded: the
 * series is in or out, its overrides are judged one by one, those kept out become exclusions, and nothing depends on the
 * window, so that the mirror of an endless series is written once. Where the series is out and some overrides are in
 * (one accepted instance of a declined series), only these are mirrored.
 *
 * A filter by hours can differ for each instance (where `holdsSteadily` cannot rule it out), and so can a minimum length where RDATEs have lengths of their own, or
 * anything where a THISANDFUTURE override is judged otherwise than its series: then see `judgeInstances`.
 *
 * A series is in the window when the span from its first to its last instance overlaps it, gaps included: a yearly
 * event is not taken away and written again because the window of a month has none of it.
 */
export function judgeSeries(
  series: Series,
  context: JudgeContext,
  alreadyMirrored: boolean,
  book: ZoneBook,
): Judgement {
  const bounds = boundsOf(series);
  if (bounds === null) return keptOut('unreadable');
  const occupied = { from: Date.parse(bounds.first), to: bounds.last === null ? null : Date.parse(bounds.last) };
  if (!isInWindow(occupied, context.window, alreadyMirrored)) return keptOut('outside-window');

  const judge = new OccurrenceJudge(context, book);
  const base = judge.verdictOf(series, series);
  const overrides = series.overrides.map((override) => ({ override, verdict: overrideVerdict(override, judge) }));
  if (instancesDiffer(series, context, base, overrides)) {
    return judgeInstances(series, overrides, context, alreadyMirrored, book);
  }
  const kept = overrides.filter(({ verdict }) => verdict.mirrored).map(({ override }) => override);
  if (base.mirrored) return withoutInstances(series, kept, exclusionsOf(overrides), -Infinity, book);
  const shown = kept.filter((override) => judge.isInWindow(override, context.window, alreadyMirrored));
  if (shown.length === 0) return kept.length === 0 ? base : keptOut('outside-window');
  return { mirrored: true, event: onlyOverrides(series, kept, book), exclusions: exclusionsOf(overrides) };
}

/** A cancelled instance does not take place (RFC 5545 §3.8.1.11), whatever the policy shows of cancelled events. */
function overrideVerdict(override: EventOverride, judge: OccurrenceJudge): Verdict {
  return override.status === 'cancelled' ? keptOut('cancelled') : judge.verdictOf(override, override);
}

function instancesDiffer(
  series: Series,
  { filters }: JudgeContext,
  base: Verdict,
  overrides: readonly JudgedOverride[],
): boolean {
  const periods = series.recurrence.dates.some((date) => date.end !== null || date.duration !== null);
  return (
    filters.some(({ hours, byLength }) => (hours !== null && !holdsSteadily(series, hours)) || (byLength && periods)) ||
    overrides.some(({ override, verdict }) => override.thisAndFuture && verdict.mirrored !== base.mirrored)
  );
}

function exclusionsOf(overrides: readonly JudgedOverride[]): Extract<Judgement, { mirrored: true }>['exclusions'] {
  return overrides.flatMap(({ override, verdict }) =>
    verdict.mirrored ? [] : [{ recurrenceId: override.recurrenceId, reason: verdict.reason }],
  );
}
