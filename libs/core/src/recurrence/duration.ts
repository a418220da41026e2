import { DAY, HOUR, MINUTE, SECOND, WEEK } from './wall-clock.js';

/**
 * A duration as RFC 5545 §3.3.6 means it: days and weeks are nominal (the same time on a later day, however long
 * those days were), hours, minutes and seconds are exact.
 */
export interface Duration {
  /** Milliseconds of wall-clock time. */
  readonly nominal: number;
  /** Milliseconds of elapsed time. */
  readonly exact: number;
}

const PATTERN = /^([+-]?)P(?:(\d{1,7})W)?(?:(\d{1,7})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,12})S)?)?$/iu;

/** Reads a DURATION value, weeks and days mixed included; null where it is none. */
export function parseDuration(text: string): Duration | null {
  const match = PATTERN.exec(text.trim());
  if (!match || match.slice(2).every((part) => part === undefined)) return null;
  const sign = match[1] === '-' ? -1 : 1;
  const amount = (index: number): number => Number(match[index] ?? 0);
  return {
    nominal: sign * (amount(2) * WEEK + amount(3) * DAY) || 0,
    exact: sign * (amount(4) * HOUR + amount(5) * MINUTE + amount(6) * SECOND) || 0,
  };
}
