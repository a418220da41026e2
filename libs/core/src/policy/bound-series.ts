import type { Recurrence } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { boundsOf } from '../recurrence/bounds-of.js';
import type { Series } from '../recurrence/series-starts.js';
import { SECOND } from '../recurrence/wall-clock.js';
import type { ZoneBook } from '../recurrence/zone-book.js';
import { rulePartsOf } from './rule-parts.js';

/** Where UNTIL compares a time of the series: on its own clock where it has no zone, else by the instant. */
export function placeOf(time: EventTime, book: ZoneBook): number {
  return time.kind === 'date' || time.kind === 'floating' ? book.wallOf(time) : book.instantOf(time);
}

/**
 * The recurrence with no instance at or after `horizon`. Rules that end before it stay as they are written, since their
 * COUNT or UNTIL says the same; all others get an UNTIL in the form that the series' start asks for (RFC 5545 §3.3.10).
 *
 * @param last place of the last instance where a COUNT no longer holds because the series starts later than its source
 */
export function boundRecurrence(series: Series, horizon: number, last: number | null, book: ZoneBook): Recurrence {
  const { recurrence } = series;
  return {
    ...recurrence,
    rules: recurrence.rules.map((rule) => {
      const counted = rulePartsOf(rule).some((part) => part.startsWith('COUNT='));
      if (!endsBefore(series, rule, horizon)) return withUntil(rule, series.start, horizon - SECOND);
      return counted && last !== null ? withUntil(rule, series.start, last) : rule;
    }),
    dates: recurrence.dates.filter((date) => placeOf(date.start, book) < horizon),
  };
}

function endsBefore(series: Series, rule: string, horizon: number): boolean {
  const recurrence = { rules: [rule], exceptionRules: [], dates: [], exclusions: [] };
  const last = boundsOf({ ...series, recurrence, overrides: [] })?.last ?? null;
  return last !== null && Date.parse(last) <= horizon;
}

function withUntil(rule: string, start: EventTime, last: number): string {
  const kept = rulePartsOf(rule).filter((part) => part !== '' && !/^(?:COUNT|UNTIL)=/.test(part));
  return [...kept, `UNTIL=${untilText(last, start)}`].join(';');
}

function untilText(last: number, start: EventTime): string {
  const text = new Date(last).toISOString().slice(0, 19).replace(/[-:]/g, '');
  if (start.kind === 'date') return text.slice(0, 8);
  return start.kind === 'floating' ? text : `${text}Z`;
}
