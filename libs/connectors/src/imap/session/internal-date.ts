const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE = /^ ?(\d{1,2})-([a-z]{3})-(\d{4}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/i;

/** The instant `…Z` of a `date-time` (RFC 9051 §9): ` 1-Feb-2026 08:30:00 +0100`; null for all else. */
export function readInternalDate(text: string): string | null {
  const [, day = '', month = '', year = '', time = '', hours = '', minutes = ''] = DATE.exec(text) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  if (number === 0) return null;
  const iso = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}T${time}${hours}:${minutes}`;
  const instant = Date.parse(iso);
  return Number.isNaN(instant) ? null : new Date(instant).toISOString().replace('.000Z', 'Z');
}
