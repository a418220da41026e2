import { type EventTime, type Rule, parseRule } from '@calmirror/core';
import type { PatternedRecurrence } from '@microsoft/microsoft-graph-types';
import { calendarDay } from './calendar-day.js';
import { isPatternDay } from './pattern-days.js';
import { patternOfRule } from './pattern-of-rule.js';
import { rangeOfRule, ruleEndOf, wallOf } from './pattern-range.js';
import type { PatternRefusal } from './pattern-refusal.js';
import { ruleOfPattern } from './rule-of-pattern.js';

/**
 * The patterned recurrence that gives exactly the instances of an RRULE, or why there is none. Which rules have one and
 * why: `docs/adr/0013-rules-that-a-pattern-says.md`.
 *
 * @param start of the series; not floating, and on a clock that Graph knows
 * @param timeZone Graph's name for that clock; UTC for dates
 */
export function patternedRecurrenceOf(
  rule: string,
  start: EventTime,
  timeZone: string,
): PatternedRecurrence | PatternRefusal {
  const parsed = parsedRule(rule);
  if (parsed === null) return 'bad-rule';
  if (!namesNoOtherTime(parsed, start)) return 'within-a-day';
  const first = calendarDay(wallOf(start));
  const pattern = patternOfRule(parsed, first);
  if (typeof pattern === 'string') return pattern;
  if (!isPatternDay(pattern, first)) return 'start-outside-rule';
  const range = rangeOf(parsed, start, timeZone);
  return typeof range === 'string' ? range : { pattern, range };
}

/**
 * The RRULE that gives exactly the instances of a patterned recurrence; null for what is none.
 *
 * @param start of the series' first instance
 */
export function ruleOfRecurrence({ pattern, range }: PatternedRecurrence, start: EventTime): string | null {
  const days = pattern ? ruleOfPattern(pattern) : null;
  const end = range ? ruleEndOf(range, start) : null;
  return days === null || end === null ? null : `${days}${end}`;
}

function parsedRule(text: string): Rule | null {
  try {
    return parseRule(text);
  } catch {
    return null;
  }
}

function rangeOf(rule: Rule, start: EventTime, timeZone: string): ReturnType<typeof rangeOfRule> {
  try {
    return rangeOfRule(rule, start, timeZone);
  } catch {
    return 'bad-rule';
  }
}

/** Some programs repeat the time of the start in the rule. Dates have none. */
function namesNoOtherTime({ byHour, byMinute, bySecond }: Rule, start: EventTime): boolean {
  if (start.kind === 'date') return true;
  const [hour, minute, second] = wallOf(start).slice(11).split(':').map(Number);
  const isOwn = (list: readonly number[], own: number | undefined): boolean =>
    list.length === 0 || (list.length === 1 && list[0] === own);
  return isOwn(byHour, hour) && isOwn(byMinute, minute) && isOwn(bySecond, second);
}
