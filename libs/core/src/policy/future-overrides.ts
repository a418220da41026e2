import type { EventOverride } from '../event/calendar-event.js';
import type { JudgedOverride } from './judgement.js';
import type { SeriesInstance } from './series-instances.js';
import type { SeriesClock } from './series-parts.js';

/**
 * The THISANDFUTURE overrides of a mirror of which only the instances `kept` are shown. One whose own instance is kept
 * out still says what later ones are: it then starts at the first that is kept, with that one's times. One of which
 * nothing is kept goes.
 */
export function futureOverrides(
  overrides: readonly JudgedOverride[],
  kept: readonly SeriesInstance[],
  clock: SeriesClock,
): readonly EventOverride[] {
  return overrides
    .filter(({ override }) => override.thisAndFuture)
    .flatMap(({ override, verdict }) => {
      if (verdict.mirrored) return [override];
      const first = kept.find(({ effective }) => effective?.override === override);
      const { start, end } = first?.effective ?? override;
      return first === undefined ? [] : [{ ...override, recurrenceId: clock.likeStart(first.plain.start), start, end }];
    });
}
