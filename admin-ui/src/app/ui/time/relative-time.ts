import { clockFormat } from './clock-format';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From the largest unit down; a time is told in the first that it fills. */
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
];

/**
 * A past time in words, such as `4 minutes ago`; what is less than a minute old (or, by a clock that is ahead, still to
 * come) is `justNow`: seconds that count up draw the eye and say nothing.
 */
export function relativeTime(at: number, now: number, language: string, justNow: string): string {
  const age = now - at;
  const [unit, length] = UNITS.find(([, length]) => age >= length) ?? [];
  if (!unit || !length) return justNow;
  return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(-Math.floor(age / length), unit);
}

/** A time to come in words, such as `in 4 minutes`, never longer than it is; less than a minute is `anyMoment`. */
export function timeToCome(at: number, now: number, language: string, anyMoment: string): string {
  const ahead = at - now;
  const [unit, length] = UNITS.find(([, length]) => ahead >= length) ?? [];
  if (!unit || !length) return anyMoment;
  return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(Math.floor(ahead / length), unit);
}

/** The same time exactly, in the zone of the person who looks, and saying so. */
export function exactTime(at: number, language: string): string {
  return clockFormat(language, { dateStyle: 'full', timeStyle: 'long' }).format(at);
}
