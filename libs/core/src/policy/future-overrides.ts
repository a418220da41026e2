import type { EventOverride } from '../event/calendar-event.js';
import type { SeriesInstance } from './series-instances.js';
import type { SeriesClock } from './series-parts.js';

/**
 * The THISANDFUTURE overrides of a mirror of which only the instances `kept` are shown, from the original start `from` on.
 * One whose own instance is not shown still says what later ones are: each starts at the first instance that it makes and
 * that is shown, with that one's times. One of which nothing is shown goes.
 */
export function futureOverrides(
  overrides: readonly EventOverride[],
  kept: readonly SeriesInstance[],
  from: number,
  clock: SeriesClock,
): readonly EventOverride[] {
  return overrides.flatMap((override) => {
    const first = kept.find(({ original, effective }) => original >= from && effective?.override === override);
    if (first === undefined) return [];
    const { start, end } = first.effective ?? override;
    return [{ ...override, recurrenceId: clock.likeStart(first.plain.start), start, end }];
  });
}
