import { parseDuration } from '@calmirror/core';
import { readComponents } from './component-lexer.js';
import { textOrNull } from './text-value.js';
import { ianaNameOf } from './zone-name.js';

/** What a calendar says about itself; null members are unknown. */
export interface CalendarHeader {
  readonly name: string | null;
  /** CSS3 colour name or `#rrggbb`. */
  readonly color: string | null;
  /** IANA name. */
  readonly timeZone: string | null;
  /** Least seconds between two reads that the source asks for (RFC 7986 §5.7). */
  readonly refreshSeconds: number | null;
  /** METHOD (RFC 5546), in capitals. */
  readonly method: string | null;
}

export function readHeader(lines: string): CalendarHeader {
  const [calendar] = readComponents(`BEGIN:VCALENDAR\n${lines}\nEND:VCALENDAR`);
  const value = (...names: string[]): string | null =>
    names.map((name) => calendar?.value(name) ?? null).find((found) => found !== null) ?? null;
  return {
    name: textOrNull(value('NAME', 'X-WR-CALNAME')),
    color: colorOf(value('COLOR', 'X-APPLE-CALENDAR-COLOR', 'X-OUTLOOK-COLOR')),
    timeZone: ianaNameOf(value('X-WR-TIMEZONE') ?? ''),
    refreshSeconds: secondsOf(value('REFRESH-INTERVAL', 'X-PUBLISHED-TTL')),
    method: value('METHOD')?.toUpperCase() ?? null,
  };
}

function colorOf(value: string | null): string | null {
  const color = value?.toLowerCase() ?? '';
  // Apple writes eight digits, the last two for opacity.
  if (/^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/u.test(color)) return color.slice(0, 7);
  return /^[a-z]{3,30}$/u.test(color) ? color : null;
}

function secondsOf(value: string | null): number | null {
  const seconds = (parseDuration(value ?? '') ?? 0) / 1_000;
  return seconds > 0 ? seconds : null;
}
