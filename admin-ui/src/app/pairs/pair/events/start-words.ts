const DAY = { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' } as const;
const MOMENT = { ...DAY, hour: 'numeric', minute: '2-digit' } as const;

/**
 * A start as the API writes it, in words: an instant `…Z` by the clock of whoever looks, a floating time as it stands, and a
 * whole day `YYYY-MM-DD` without a time.
 */
export function startWords(start: string, language: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(start);
  const isInstant = start.endsWith('Z');
  const at = Date.parse(isDay || isInstant ? start : `${start}Z`);
  if (Number.isNaN(at)) return start;
  const zone = isInstant ? {} : { timeZone: 'UTC' };
  return new Intl.DateTimeFormat(language, { ...(isDay ? DAY : MOMENT), ...zone }).format(at);
}
