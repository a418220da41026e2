import type { EventTime } from '../event/event-time.js';
import { parseRule, type Rule } from '../recurrence/rule.js';
import type { Series } from '../recurrence/series-starts.js';
import { DAY, dayOf, HOUR, parseWall, type Wall, weekdayOf } from '../recurrence/wall-clock.js';
import { clockOverlaps, type Hours } from './hours.js';

/** Clocks change at night; from then on a time of day names one moment and a length is the same on clock and in truth. */
const NIGHT_ENDS = 5 * HOUR;
const EVERY_WEEKDAY = [0, 1, 2, 3, 4, 5, 6];

/**
 * Whether an hours filter judges all instances of a series alike, told without expanding it. So it is for nearly every
 * series of real life: by day, at one time of day, on the clock of the filter's own zone, and on weekdays that are either
 * all in the hours or all out. False means only that this cannot be told.
 */
export function holdsSteadily(series: Series, hours: Hours): boolean {
  const { start, end, recurrence } = series;
  if (recurrence.dates.length > 0 || series.overrides.some((override) => override.thisAndFuture)) return false;
  const clock = clockOf(start, end, hours);
  if (clock === null) return false;
  const rules = recurrence.rules.map(parseRule);
  if (!rules.every(isByDay)) return false;
  const own = weekdayOf(clock.start);
  const weekdays = new Set([own, ...rules.flatMap((rule) => weekdaysOf(rule, own))]);
  const verdicts = [...weekdays].map((weekday) => {
    const shift = (weekday - own) * DAY;
    return clockOverlaps({ start: clock.start + shift, end: clock.end + shift, allDay: start.kind === 'date' }, hours);
  });
  return new Set(verdicts).size === 1;
}

/** Start and end as the filter's clock shows them, where it shows the same for each instance; else null. */
function clockOf(start: EventTime, end: EventTime, hours: Hours): { start: Wall; end: Wall } | null {
  if (start.kind === 'date' && end.kind === 'date') return { start: parseWall(start.date), end: parseWall(end.date) };
  if (start.kind === 'floating' && end.kind === 'floating')
    return { start: parseWall(start.wall), end: parseWall(end.wall) };
  if (start.kind !== 'zoned' || end.kind !== 'zoned') return null;
  if (start.zone !== hours.timeZone || end.zone !== hours.timeZone) return null;
  const clock = { start: parseWall(start.wall), end: parseWall(end.wall) };
  const byDaylight = clock.start - dayOf(clock.start) >= NIGHT_ENDS && clock.end <= dayOf(clock.start) + DAY;
  return byDaylight ? clock : null;
}

function isByDay({ freq, byHour, byMinute, bySecond }: Rule): boolean {
  const timed = byHour.length + byMinute.length + bySecond.length > 0;
  return !timed && freq !== 'HOURLY' && freq !== 'MINUTELY' && freq !== 'SECONDLY';
}

function weekdaysOf({ freq, byDay }: Rule, own: number): readonly number[] {
  if (byDay.length > 0) return byDay.map(({ weekday }) => weekday);
  return freq === 'WEEKLY' ? [own] : EVERY_WEEKDAY;
}
