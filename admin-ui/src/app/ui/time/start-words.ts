import { clockFormat, TIME_OF_DAY } from './clock-format';

const DAY = { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' } as const;
const MOMENT = { ...DAY, ...TIME_OF_DAY } as const;

/**
 * A start as the API writes it, in words: an instant `…Z` by the clock of `timeZone`, a floating time as it stands, and a
 * whole day `YYYY-MM-DD` without a time.
 */
export function startWords(start: string, timeZone: string, language: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(start);
  const isInstant = start.endsWith('Z');
  const at = Date.parse(isDay || isInstant ? start : `${start}Z`);
  if (Number.isNaN(at)) return start;
  return clockFormat(language, { ...(isDay ? DAY : MOMENT), timeZone: isInstant ? timeZone : 'UTC' }).format(at);
}
