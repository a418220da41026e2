import { type CalendarEvent, type CustomZone, type EventTime, instantOf, wallAt } from '@calmirror/core';
import { isIana } from './google-time.js';
import { originalStart } from './written-series.js';

/** Parts of a rule that every calendar program shows alike; what repeats within a day is not among them. */
const PART =
  /^(?:FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)|(?:UNTIL|COUNT|INTERVAL|WKST|BYDAY|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYSETPOS)=.+)$/i;

/**
 * Whether Google can keep a series as one: by one rule, on the clock of a zone that it knows, and without overrides of all
 * later instances. Its start is its first instance: it has none that is of an earlier time, which iCalendar can say by a date, and
 * it is a time that the clock shows, as Google keeps the moment and goes on from what the clock shows then.
 * Another series of dates alone it always can.
 */
export function takesSeries(event: CalendarEvent): boolean {
  const { start, zones, recurrence, overrides } = event;
  if (overrides.some(({ thisAndFuture }) => thisAndFuture) || beginsBeforeItsStart(event)) return false;
  const { rules, exceptionRules } = recurrence ?? { rules: [], exceptionRules: [] };
  if (rules.length === 0) return true;
  if (start.kind === 'zoned' && !(isIana(start.zone, zones) && isShown(start, zones))) return false;
  return rules.length === 1 && [...rules, ...exceptionRules].every(isPlain);
}

/** False for a time that is left out when a clock is put forward. */
function isShown(start: EventTime & { kind: 'zoned' }, zones: readonly CustomZone[]): boolean {
  const instant = instantOf(start, zones);
  return instant !== null && wallAt(instant, start.zone) === start.wall;
}

function isPlain(rule: string): boolean {
  const parts = rule.split(';').filter((part) => part.trim() !== '');
  const has = (name: string): boolean => parts.some((part) => part.trim().toUpperCase().startsWith(`${name}=`));
  return parts.every((part) => PART.test(part.trim())) && has('FREQ') && !(has('UNTIL') && has('COUNT'));
}

function beginsBeforeItsStart(event: CalendarEvent): boolean {
  const { start, zones, recurrence, overrides } = event;
  const dates = (recurrence?.dates ?? []).map((date) => date.start);
  const changed = overrides.filter(({ status }) => status !== 'cancelled').map(({ recurrenceId }) => recurrenceId);
  const first = instantOf(start, zones);
  return [...dates, ...changed].some((time) => {
    const moment = instantOf(originalStart(event, time), zones);
    return first !== null && moment !== null && moment < first;
  });
}
