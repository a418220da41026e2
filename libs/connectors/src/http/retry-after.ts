/** A day: whoever asks for more is asked again tomorrow. */
const LONGEST_MS = 86_400_000;

/**
 * Milliseconds that a Retry-After header asks to wait (RFC 9110 §10.2.3: seconds or an HTTP date), at most a day;
 * null where there is none or it makes no sense.
 * @param now milliseconds since the epoch
 */
export function parseRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS);
  // Date.parse also takes shapes that are no HTTP date ("-5", "1.5"): a date names its weekday.
  const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.min(Math.max(date - now, 0), LONGEST_MS);
}
