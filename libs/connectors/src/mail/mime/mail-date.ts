const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONGEST = 200;
const FORM =
  /(?:^|[\s,])(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([+-]\d{2}):?(\d{2})|\s+([a-z]{2,4}))?/iu;
/** Hours of the zones that RFC 5322 §4.3 gives a meaning; all other names stand for UTC. */
const ZONES: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

/** A date as mails write it (RFC 5322 §3.3, and its older forms), as an instant `…Z`; null where it is none. */
export function instantOfMailDate(text: string): string | null {
  const [, day, month = '', year = '', hour, minute, second = '0', east, eastMinutes, zone = ''] =
    FORM.exec(text.slice(0, LONGEST)) ?? [];
  const monthIndex = MONTHS.indexOf(month.toLowerCase());
  if (monthIndex < 0) return null;
  const wall = Date.UTC(fullYear(year), monthIndex, Number(day), Number(hour), Number(minute), Number(second));
  const offset = east === undefined ? (ZONES[zone.toUpperCase()] ?? 0) * 60 : minutesOf(east, Number(eastMinutes));
  const time = wall - offset * 60_000;
  return Number.isNaN(time) || time < 0 ? null : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function minutesOf(hours: string, minutes: number): number {
  return Number(hours) * 60 + (hours.startsWith('-') ? -minutes : minutes);
}

/** RFC 5322 §4.3: two digits below 50 are of this century, others of the last. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  return number + (year.length === 2 && number < 50 ? 2000 : 1900);
}
