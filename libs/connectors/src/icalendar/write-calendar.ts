import { contentLine, textLine } from './write-line.js';
import { type NamedZones, writeZones } from './write-zone.js';

/** A calendar to be written. */
export interface WrittenCalendar {
  readonly name: string | null;
  /** CSS3 colour name or `#rrggbb`. */
  readonly color: string | null;
  /** How often readers should come (RFC 7986 §5.7), or null. */
  readonly refreshSeconds: number | null;
  /** Texts of VEVENT components, as `writeComponents` makes them. */
  readonly components: readonly string[];
  /** All zones that the components name. */
  readonly zones: NamedZones;
}

/** The calendar as an iCalendar stream (RFC 5545, RFC 7986). */
export function writeCalendar({ name, color, refreshSeconds, components, zones }: WrittenCalendar): string {
  const refresh = refreshSeconds === null ? null : `PT${Math.max(60, Math.round(refreshSeconds))}S`;
  const header = [
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Calmirror//Calmirror//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n',
    name === null ? '' : textLine('NAME', name) + textLine('X-WR-CALNAME', name),
    color === null ? '' : textLine('COLOR', color),
    refresh === null ? '' : contentLine('REFRESH-INTERVAL;VALUE=DURATION', refresh),
    refresh === null ? '' : contentLine('X-PUBLISHED-TTL', refresh),
  ];
  return `${header.join('')}${writeZones(zones)}${components.join('')}END:VCALENDAR\r\n`;
}
