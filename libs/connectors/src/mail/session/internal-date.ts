const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE = /^ ?(\d{1,2})-([a-z]{3})-(\d{4}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/i;
/** What everybody who keeps an instant can keep: a year has four digits, and none is before computers had a clock. */
const FIRST = 0;
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59);

/**
 * The instant `…Z` of a `date-time` (RFC 9051 §9): ` 1-Feb-2026 08:30:00 +0100`; null for all else. One that no mail can have come
 * at, as moved mailboxes have some, becomes the nearest of 1970 to 9999.
 */
export function readInternalDate(text: string): string | null {
  const [, day = '', month = '', year = '', time = '', hours = '', minutes = ''] = DATE.exec(text) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  if (number === 0) return null;
  const iso = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}T${time}${hours}:${minutes}`;
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return null;
  return new Date(Math.min(Math.max(FIRST, instant), LAST)).toISOString().replace('.000Z', 'Z');
}
