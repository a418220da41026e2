const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE = /^ ?(\d{1,2})-([a-z]{3})-(\d{4}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/i;
/** What everybody who keeps an instant can keep: a year has four digits, and none is before computers had a clock. */
const FIRST = 0;
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59);

/**
 * The instant `…Z` of a `date-time` (RFC 9051 §9): ` 1-Feb-2026 08:30:00 +0100`. One mail of a time that cannot be kept must not
 * keep all others from being read: what is outside of 1970 to 9999, as moved mailboxes have it, becomes the nearest of these,
 * and what cannot be read the last, so that its mail does not pass for earlier than one whose time is known.
 */
export function readInternalDate(text: string): string {
  const [, day = '', month = '', year = '', time = '', hours = '', minutes = ''] = DATE.exec(text) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  const clock = time.replace(/:60$/, ':59');
  const instant = Date.parse(
    `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}T${clock}${hours}:${minutes}`,
  );
  const kept = Number.isNaN(instant) ? LAST : Math.min(Math.max(FIRST, instant), LAST);
  return new Date(kept).toISOString().replace('.000Z', 'Z');
}
