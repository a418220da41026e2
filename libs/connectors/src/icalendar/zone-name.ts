import { findIana } from 'windows-iana';
import { remembering } from './remembering.js';

const UTC_NAMES =
  /^(?:(?:etc\/)?(?:utc|uct|gmt|zulu|universal|greenwich|gmt[+-]?0)|z|(?:tzone:\/\/)?microsoft\/utc|(?:\(utc\) )?coordinated universal time)$/iu;

/**
 * The IANA zone that a name means beyond doubt: its own or a Windows name, also behind the prefixes under which
 * programs have published IANA's zones (`/mozilla.org/20050126_1/Europe/Berlin`). `UTC` for all names of UTC.
 *
 * Each event names a few zones, and to ask Intl and the table of Windows names for one takes half a millisecond.
 *
 * @returns null where the name alone does not tell
 */
export const ianaNameOf = remembering((name) => {
  const bare = name.trim().replace(/^"|"$/gu, '');
  if (UTC_NAMES.test(bare)) return 'UTC';
  return areaName(bare) ?? windowsName(bare) ?? suffixName(bare);
});

/** IANA's zones as people use them: with an area, so that `EST` and its like stay open to what the file says of them. */
function areaName(name: string): string | null {
  return /^[a-z_]+\/[a-z0-9_+/-]+$/iu.test(name) ? known(name) : null;
}

function windowsName(name: string): string | null {
  return findIana(name)[0] ?? findIana(name.replace(/ Daylight Time$/u, ' Standard Time'))[0] ?? null;
}

function suffixName(name: string): string | null {
  const segments = name.split('/').filter((segment) => segment !== '');
  for (const length of [3, 2]) {
    const found = segments.length > length - 1 ? known(segments.slice(-length).join('/')) : null;
    if (found !== null) return found;
  }
  return null;
}

/**
 * Names for files that define no zone of that name: those without an area (`EST5EDT`, `Japan`), Windows names that
 * Outlook numbered to tell definitions apart (`W. Europe Standard Time 1`), and IANA's with blanks.
 */
export function legacyNameOf(name: string): string | null {
  if (/^[a-z][a-z0-9-]+$/iu.test(name)) return known(name);
  return windowsName(name.replace(/ \d$/u, '')) ?? areaName(name.replaceAll(' ', '_'));
}

/**
 * Seconds east of UTC of names such as `GMT+01:00`, `UTC-5`, `+0530` and `(UTC+01:00) Somewhere`; null where the name
 * also speaks of daylight time, since nothing says when that is.
 */
export function fixedOffsetOf(name: string): number | null {
  if (/daylight/iu.test(name)) return null;
  const match = /^\(?(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?\)?(?:\s.*)?$/iu.exec(name.trim());
  if (!match) return null;
  const seconds = (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60;
  return seconds > 15 * 3_600 ? null : (match[1] === '-' ? -1 : 1) * seconds;
}

function known(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone && canonicalCase(name);
  } catch {
    return null;
  }
}

/** Keeps the name that the source uses, in IANA's capitals where only those differ. */
function canonicalCase(name: string): string {
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === name.toLowerCase()) ?? name;
}
