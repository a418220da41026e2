import { clockFormat, TIME_OF_DAY } from './clock-format';

/** Day and time of day of an occurrence, in words of `language` and by the clock of `zone`. */
export interface SpanWords {
  readonly day: string;
  /** Null for whole days. */
  readonly time: string | null;
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;

/** `from` and `to` (excluded) in milliseconds of the epoch; null where the event names no time that exists. */
export function spanWords(
  { from, to, allDay }: { readonly from: number; readonly to: number; readonly allDay: boolean },
  timeZone: string,
  language: string,
): SpanWords | null {
  if (Number.isNaN(from)) return null;
  const days = clockFormat(language, { ...DAY, timeZone });
  const times = clockFormat(language, { ...TIME_OF_DAY, timeZone });
  const last = Math.max(from, to - 1);
  const day = days.formatRange(from, last);
  if (allDay) return { day, time: null };
  // Past midnight a range of times would spell the dates once more.
  const oneDay = days.format(from) === days.format(to);
  return { day, time: oneDay ? times.formatRange(from, to) : `${times.format(from)} – ${times.format(to)}` };
}
