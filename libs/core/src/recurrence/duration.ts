import { DAY, HOUR, MINUTE, SECOND, WEEK } from './wall-clock.js';

const PATTERN = /^([+-]?)P(?:(\d{1,7})W)?(?:(\d{1,7})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,12})S)?)?$/iu;

/**
 * Reads a DURATION value (RFC 5545 §3.3.6), weeks and days mixed included.
 *
 * @returns milliseconds on the clock, or null where it is none
 */
export function parseDuration(text: string): number | null {
  const match = PATTERN.exec(text.trim());
  if (!match || match.slice(2).every((part) => part === undefined)) return null;
  const sign = match[1] === '-' ? -1 : 1;
  const units = [WEEK, DAY, HOUR, MINUTE, SECOND];
  return sign * units.reduce((sum, unit, index) => sum + Number(match[index + 2] ?? 0) * unit, 0) || 0;
}
