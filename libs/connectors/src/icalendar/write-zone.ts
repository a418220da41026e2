import { hash } from 'node:crypto';
import type { CustomZone, Observance } from '@calmirror/core';
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';
import { basicTime, contentLine, escapeText } from './write-line.js';

/** Zones that the events of one calendar name. */
export interface NamedZones {
  /** IANA names. */
  readonly iana: readonly string[];
  readonly custom: readonly CustomZone[];
}

/**
 * TZID under which a custom zone is written. Sources give different zones the same name ("Customized Time Zone"), and
 * one calendar may hold events of several sources: the definition's digest keeps them apart.
 */
export function zoneId(zone: CustomZone): string {
  const digest = ` (${hash('sha256', JSON.stringify(zone.observances), 'hex').slice(0, 8)})`;
  return zone.id.endsWith(digest) ? zone.id : `${zone.id}${digest}`;
}

/** VTIMEZONE components (RFC 5545 §3.6.5) for all of these zones, each once, in a stable order. */
export function writeZones({ iana, custom }: NamedZones): string {
  const definitions = new Map(custom.map((zone) => [zoneId(zone), zone]));
  const known = [...new Set(iana)].filter((name) => name !== 'UTC').sort();
  const own = [...definitions].sort(([a], [b]) => (a < b ? -1 : 1));
  return known.map(ianaZone).join('') + own.map(([id, zone]) => customZone(id, zone)).join('');
}

/** As published with IANA's data; nothing for a name that is not in it, which readers then have to know themselves. */
function ianaZone(name: string): string {
  if (!tzlib_get_timezones().includes(name)) return '';
  const [block = ''] = tzlib_get_ical_block(name);
  const lines = block.split(/\r?\n/u).filter((line) => line !== '');
  if (lines[0] !== 'BEGIN:VTIMEZONE') return '';
  // A name that links to another one (Europe/Oslo) gets that one's definition: the events say this name.
  return lines.map((line) => (line.startsWith('TZID:') ? contentLine('TZID', name) : `${line}\r\n`)).join('');
}

function customZone(id: string, zone: CustomZone): string {
  const parts = zone.observances.map(observance).join('');
  return `BEGIN:VTIMEZONE\r\n${contentLine('TZID', escapeText(id))}${parts}END:VTIMEZONE\r\n`;
}

function observance({ daylight, start, offsetFrom, offsetTo, rule, dates, name }: Observance): string {
  const kind = daylight ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}\r\n`,
    contentLine('DTSTART', basicTime(start)),
    contentLine('TZOFFSETFROM', offset(offsetFrom)),
    contentLine('TZOFFSETTO', offset(offsetTo)),
    rule === null ? '' : contentLine('RRULE', rule),
    ...dates.map((date) => contentLine('RDATE', basicTime(date))),
    name === null ? '' : contentLine('TZNAME', name),
    `END:${kind}\r\n`,
  ].join('');
}

/** UTC-OFFSET (RFC 5545 §3.3.14). */
function offset(seconds: number): string {
  const size = Math.abs(seconds);
  const parts = [Math.floor(size / 3_600), Math.floor(size / 60) % 60, ...(size % 60 === 0 ? [] : [size % 60])];
  return `${seconds < 0 ? '-' : '+'}${parts.map((part) => String(part).padStart(2, '0')).join('')}`;
}
