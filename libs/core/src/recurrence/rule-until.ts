import type { EventTime } from '../event/event-time.js';
import { RecurrenceFault } from './recurrence-fault.js';
import { dayOf, LAST_WALL, parseWall, type Wall } from './wall-clock.js';

const FORM = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z)?)?$/u;

/**
 * The last wall-clock time, on the clock of the series' start, at which an UNTIL (RFC 5545 §3.3.10) lets it occur.
 * Its form should follow the start's, and often does not: a date stands for its midnight, as nearly all calendars take
 * it, a time without `Z` is on the series' own clock, and one with `Z` is converted where the series has a zone and
 * taken as it stands elsewhere. All-day series last through the day of UNTIL.
 *
 * @param toWall the wall-clock time that the series' zone shows at an instant
 * @throws RecurrenceFault `bad-rule`
 */
export function untilWall(until: string | null, start: EventTime, toWall: (instant: number) => Wall): Wall {
  if (until === null) return LAST_WALL;
  const [all, year, month, day, hour = '00', minute = '00', second = '00', utc] = FORM.exec(until) ?? [];
  const wall = all === undefined ? NaN : parseWall(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
  if (Number.isNaN(wall)) throw new RecurrenceFault('bad-rule', `The recurrence rule ends at "${until}", no date.`);
  if (start.kind === 'date') return dayOf(wall);
  return utc && start.kind === 'zoned' ? toWall(wall) : wall;
}
