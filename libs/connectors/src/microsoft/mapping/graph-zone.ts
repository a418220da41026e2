import { wallAt as clockAt } from '@calmirror/core';
import { Temporal } from 'temporal-polyfill';
import { findIana, findWindows } from 'windows-iana';
import { remembering } from '../../icalendar/remembering.js';
import { ianaNameOf, legacyNameOf } from '../../icalendar/zone-name.js';

/** Clocks are compared from the event's year on up to this one, or ten years, whichever is later. */
const COMPARED_UNTIL = 2040;

/**
 * IANA name of a zone that Graph names: by its Windows name, or IANA's, or as `tzone://Microsoft/Utc` (`UTC`). Null for
 * none, and for the clocks that old Outlooks defined for themselves, of which Graph keeps no more than
 * `tzone://Microsoft/Custom`.
 */
export function zoneOfGraph(name: string | null | undefined): string | null {
  if (name === null || name === undefined || name === '') return null;
  return zoneNamed(name);
}

const zoneNamed = remembering((name) => ianaNameOf(name) ?? legacyNameOf(name));

/**
 * The name under which Graph keeps the clock of an IANA zone: always the Windows one. Graph takes every Windows name,
 * and of IANA's some hundred, with `TimeZoneNotSupportedException` for all others; and a Windows name is what it stores
 * anyway. A Windows zone stands for many of IANA's, whose clocks were or will be another's at times: it is given only
 * where both show the same from the event's start on.
 *
 * @param from instant of the event's start
 * @returns null where Graph has no such clock
 */
export function graphZoneOf(zone: string, from: string): string | null {
  return zone === 'UTC' ? 'UTC' : windowsNameFrom(`${zone} ${Number(from.slice(0, 4))}`);
}

/** Of a zone and a year, as one name: `Europe/Berlin 2026`. */
const windowsNameFrom = remembering((named) => {
  const [zone = '', year] = named.split(' ');
  const isSame = (windows: string): boolean => haveOneClock(zone, findIana(windows)[0] ?? '', Number(year));
  return windowsNamesOf(zone).find(isSame) ?? null;
});

/** What the clocks of an IANA zone show at an instant `…Z`: `YYYY-MM-DDTHH:MM:SS`. */
export function wallAt(instant: string, zone: string): string {
  return (zone === 'UTC' ? null : clockAt(instant, zone)) ?? instant.slice(0, 19);
}

/** Names that IANA gave to a zone later (Europe/Kyiv) are found by its older one. */
function windowsNamesOf(zone: string): readonly string[] {
  const named = findWindows(zone);
  return named.length > 0
    ? named
    : findWindows(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone);
}

function haveOneClock(one: string, other: string, year: number): boolean {
  if (one === other) return true;
  return other !== '' && changesOf(one, year) === changesOf(other, year);
}

/** Each change of a zone's offset, with the offset that it brings. */
function changesOf(zone: string, year: number): string {
  const until = Math.max(COMPARED_UNTIL, year + 10);
  const start = Temporal.ZonedDateTime.from({ timeZone: zone, year, month: 1, day: 1 });
  const changes = [start.offset];
  for (let next = start.getTimeZoneTransition('next'); next; next = next.getTimeZoneTransition('next')) {
    if (next.year > until) break;
    changes.push(`${next.epochMilliseconds} ${next.offset}`);
  }
  return changes.join();
}
