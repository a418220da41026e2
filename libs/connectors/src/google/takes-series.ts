import type { CalendarEvent } from '@calmirror/core';
import { isIana } from './google-time.js';

/** Parts of a rule that every calendar program shows alike; what repeats within a day is not among them. */
const PART =
  /^(?:FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)|(?:UNTIL|COUNT|INTERVAL|WKST|BYDAY|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYSETPOS)=.+)$/i;

/**
 * Whether Google can keep a series as one: by one rule, on the clock of a zone that it knows, and without overrides of all
 * later instances. A series of dates alone it always can.
 */
export function takesSeries({ start, zones, recurrence, overrides }: CalendarEvent): boolean {
  if (overrides.some(({ thisAndFuture }) => thisAndFuture)) return false;
  const { rules, exceptionRules } = recurrence ?? { rules: [], exceptionRules: [] };
  if (rules.length === 0) return true;
  if (start.kind === 'zoned' && !isIana(start.zone, zones)) return false;
  return rules.length === 1 && [...rules, ...exceptionRules].every(isPlain);
}

function isPlain(rule: string): boolean {
  const parts = rule.split(';').filter((part) => part.trim() !== '');
  const has = (name: string): boolean => parts.some((part) => part.trim().toUpperCase().startsWith(`${name}=`));
  return parts.every((part) => PART.test(part.trim())) && has('FREQ') && !(has('UNTIL') && has('COUNT'));
}
