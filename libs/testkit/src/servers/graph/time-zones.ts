import { Temporal } from 'temporal-polyfill';
import { findIana, findWindows } from 'windows-iana';

/** How Exchange writes zones that have no name of their own. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  'tzone://Microsoft/Utc': 'UTC',
  UTC: 'UTC',
  'Etc/UTC': 'UTC',
  GMT: 'UTC',
};

const ianaZones = new Map<string, string | null>();
const windowsZones = new Map<string, string>();

/** IANA name of a zone by its Windows or IANA name; null for what is neither. */
export function ianaZone(name: string): string | null {
  return remembered(ianaZones, name, () => OWN_NAMES[name] ?? findIana(name)[0] ?? canonical(name));
}

/** Name under which Exchange keeps a zone: the Windows one where there is one. */
export function windowsZone(name: string): string {
  return remembered(windowsZones, name, () => {
    const iana = ianaZone(name);
    if (iana === 'UTC') return 'UTC';
    if (iana === null || findIana(name).length > 0) return name;
    return findWindows(iana)[0] ?? name;
  });
}

function remembered<T>(known: Map<string, T>, name: string, find: () => T): T {
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = find();
  known.set(name, made);
  return made;
}

function canonical(name: string): string | null {
  // An offset is a zone to Temporal, and none to Graph.
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}
