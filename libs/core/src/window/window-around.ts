import type { TimeWindow } from '../event/instance.js';
import type { WindowSettings } from '../policy/policy.js';
import { DAY, dayOf, formatInstant } from '../recurrence/wall-clock.js';

/**
 * Span in which events are mirrored, in whole UTC days, so that it moves once a day and two reads on the same day ask for
 * the same: `pastDays` before today, today, and `futureDays` after it. `now` in epoch milliseconds.
 */
export function windowAround(now: number, settings: WindowSettings): TimeWindow {
  const today = dayOf(now);
  return {
    from: formatInstant(today - settings.pastDays * DAY),
    to: formatInstant(today + (settings.futureDays + 1) * DAY),
  };
}
