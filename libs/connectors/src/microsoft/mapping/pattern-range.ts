import { type EventTime, instantOf, untilWall } from '@calmirror/core';
import type { Rule } from '@calmirror/core';
import type { RecurrenceRange } from '@microsoft/microsoft-graph-types';
import { dayAfter } from './calendar-day.js';
import { wallAt } from './graph-zone.js';
import type { PatternRefusal } from './pattern-refusal.js';

/** Exchange ends every series here, and refuses later dates (`ErrorRecurrenceEndDateTooBig`). */
const LAST_DATE = '4500-08-31';
const MOST_OCCURRENCES = 999;

/**
 * Between which days a rule repeats, in Graph's words: both are days on the clock of the series. The start is taken for
 * one of the rule's own days, so that COUNT counts what Graph counts.
 *
 * @param start of the series; not floating
 * @param recurrenceTimeZone Graph's name for its clock
 */
export function rangeOfRule(
  rule: Rule,
  start: EventTime,
  recurrenceTimeZone: string,
): RecurrenceRange | PatternRefusal {
  const startDate = wallOf(start).slice(0, 10);
  const base = { startDate, recurrenceTimeZone };
  if (rule.count !== null) {
    if (rule.count > MOST_OCCURRENCES) return 'too-many-occurrences';
    // Both at once are against RFC 5545; what ends first, the pattern could not tell.
    return rule.until === null ? { ...base, type: 'numbered', numberOfOccurrences: rule.count } : 'no-pattern';
  }
  const endDate = rule.until === null ? null : endDateOf(rule.until, start);
  if (endDate === null || endDate > LAST_DATE) return { ...base, type: 'noEnd' };
  return endDate < startDate ? 'never-takes-place' : { ...base, type: 'endDate', endDate };
}

/** COUNT or UNTIL of a range, each with its semicolon before it; null for what is no range. */
export function ruleEndOf({ type, endDate, numberOfOccurrences }: RecurrenceRange, start: EventTime): string | null {
  switch (type) {
    case 'noEnd':
      return '';
    case 'numbered':
      return (numberOfOccurrences ?? 0) > 0 ? `;COUNT=${numberOfOccurrences}` : null;
    case 'endDate':
      return /^\d{4}-\d\d-\d\d$/.test(endDate ?? '') ? `;UNTIL=${untilOf(endDate ?? '', start)}` : null;
    default:
      return null;
  }
}

/** The last day on which UNTIL lets the series start. @throws RecurrenceFault `bad-rule` */
function endDateOf(until: string, start: EventTime): string {
  const toWall = (instant: number): number => {
    const text = `${new Date(instant).toISOString().slice(0, 19)}Z`;
    return Date.parse(`${start.kind === 'zoned' ? wallAt(text, start.zone) : text.slice(0, 19)}Z`);
  };
  const last = new Date(untilWall(until, start, toWall)).toISOString().slice(0, 19);
  const date = last.slice(0, 10);
  return start.kind === 'date' || last.slice(11) >= wallOf(start).slice(11) ? date : dayAfter(date, -1);
}

/**
 * UNTIL has to be of the start's kind (RFC 5545 §3.3.10): a date, or the instant at which an instance would start that
 * day.
 */
function untilOf(endDate: string, start: EventTime): string {
  if (start.kind === 'date') return endDate.replaceAll('-', '');
  const wall = `${endDate}T${wallOf(start).slice(11)}`;
  const instant = start.kind === 'zoned' ? instantOf({ ...start, wall }) : `${wall}Z`;
  return (instant ?? `${wall}Z`).replaceAll(/[-:]/g, '');
}

/** What the clock of a time shows. */
export function wallOf(time: EventTime): string {
  switch (time.kind) {
    case 'date':
      return `${time.date}T00:00:00`;
    case 'instant':
      return time.instant.slice(0, 19);
    default:
      return time.wall;
  }
}
