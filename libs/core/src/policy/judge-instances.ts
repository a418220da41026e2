import type { EventOverride } from '../event/calendar-event.js';
import type { Series } from '../recurrence/series-starts.js';
import { formatInstant } from '../recurrence/wall-clock.js';
import type { ZoneBook } from '../recurrence/zone-book.js';
import { horizonOf } from '../window/horizon.js';
import { boundRecurrence, placeOf } from './bound-series.js';
import { futureOverrides } from './future-overrides.js';
import {
  type InstanceExclusion,
  type JudgeContext,
  type JudgedOverride,
  type Judgement,
  keptOut,
} from './judgement.js';
import { OccurrenceJudge } from './occurrence-judge.js';
import { type SeriesInstance, seriesInstances } from './series-instances.js';
import { onlyOverrides, SeriesClock, withoutInstances } from './series-parts.js';
import { startLater } from './start-later.js';
import type { Verdict } from './verdict.js';

/**
 * Judges a series instance by instance.
 *
 * What is kept out becomes an exclusion. A rule can go on for ever and a list of exclusions cannot, so the mirrored rules
 * end at the horizon: after it nothing is shown, rather than instances that nobody judged. The horizon is the end of a
 * quarter beyond the window (`horizonOf`), and a series is judged again as the far edge of the window passes through it,
 * so the mirror is written anew once a quarter and never lacks what the window asks for. In the same way the mirrored
 * series starts at its first kept instance of the quarter in which the window begins, where its rule allows that: years
 * of exclusions that no one looks at are not written.
 *
 * Single overrides are judged by what they say and when they are, also where they were moved far from their original
 * start. An instance that a THISANDFUTURE override changes is judged by what that says, at the time it gives; the
 * override's own counts as a single one where the recurrence set has no such start.
 */
export function judgeInstances(
  series: Series,
  overrides: readonly JudgedOverride[],
  context: JudgeContext,
  alreadyMirrored: boolean,
  book: ZoneBook,
): Judgement {
  const horizon = horizonOf(context.window);
  const clock = new SeriesClock(series.start, book);
  const judge = new OccurrenceJudge(context, book);
  const starts = seriesInstances(series, horizon, context.referenceZone, book);
  const originals = new Set(starts.map(({ original }) => original));
  const singles = overrides.filter(
    ({ override }) =>
      startsBefore(override, horizon, book) &&
      !(override.thisAndFuture && originals.has(clock.instantOf(override.recurrenceId))),
  );
  const replaced = new Set(singles.map(({ override }) => clock.instantOf(override.recurrenceId)));
  const judged = starts
    .filter(({ original }) => !replaced.has(original))
    .map((instance) => ({ instance, verdict: verdictOf(instance, series, judge) }));

  const kept = judged.filter(({ verdict }) => verdict.mirrored).map(({ instance }) => instance);
  const keptSingles = singles
    .filter(({ verdict }) => verdict.mirrored)
    .map(({ override }) => ({ ...override, thisAndFuture: false }));
  const exclusions = [
    ...judged.map(({ instance, verdict }) => exclusionOf(instance.plain.recurrenceId ?? instance.plain.start, verdict)),
    ...singles.map(({ override, verdict }) => exclusionOf(override.recurrenceId, verdict)),
  ].filter((exclusion) => exclusion !== null);

  const reach = { from: context.window.from, to: formatInstant(horizon) };
  const spans = [...keptSingles, ...kept.map(({ effective, plain }) => effective ?? plain)];
  if (!spans.some((span) => judge.isInWindow(span, reach, alreadyMirrored))) {
    return keptOut(exclusions.at(-1)?.reason ?? 'outside-window');
  }
  if (kept.length === 0) return { mirrored: true, event: onlyOverrides(series, keptSingles, book), exclusions };
  const later = startLater(series, { starts, kept, keptSingles, window: context.window }, book);
  const keptOverrides = [...keptSingles, ...futureOverrides(series.overrides, kept, later.from, clock)];
  const bounded = { ...series, ...later.span, recurrence: boundRecurrence(series, horizon, later.last, book) };
  return withoutInstances(bounded, keptOverrides, exclusions, later.from, book);
}

function verdictOf({ effective }: SeriesInstance, series: Series, judge: OccurrenceJudge): Verdict {
  return effective === null ? keptOut('cancelled') : judge.verdictOf(effective.override ?? series, effective);
}

function exclusionOf(recurrenceId: InstanceExclusion['recurrenceId'], verdict: Verdict): InstanceExclusion | null {
  return verdict.mirrored ? null : { recurrenceId, reason: verdict.reason };
}

/** An instance from beyond the horizon that was moved before it is shown now. */
function startsBefore(override: EventOverride, horizon: number, book: ZoneBook): boolean {
  return placeOf(override.recurrenceId, book) < horizon || placeOf(override.start, book) < horizon;
}
