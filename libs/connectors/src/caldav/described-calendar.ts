import type { DiscoveredCalendar } from '../adapter.js';
import { ianaNameOf } from '../icalendar/zone-name.js';
import { addressOf, asCollection, pathOf } from './dav-href.js';
import { childOf, childrenOf, namesIn, textIn, type DavValue } from './dav-value.js';
import type { DavMember } from './multistatus.js';

/** What is asked of a collection that may be a calendar. */
export const CALENDAR_PROPERTIES = {
  'd:resourcetype': {},
  'd:displayname': {},
  'd:current-user-privilege-set': {},
  'c:supported-calendar-component-set': {},
  'c:calendar-timezone': {},
  'c:calendar-timezone-id': {},
  'ca:calendar-color': {},
} as const;

/** Collections that hold what others sent or deleted, or that the server fills from elsewhere. */
const NO_CALENDARS: ReadonlySet<string> = new Set([
  ...['scheduleInbox', 'scheduleOutbox', 'subscribed', 'deletedCalendar', 'trashBin', 'notification'],
]);

/**
 * The calendar that a server describes, or null where it is none for events (RFC 4791 §4.2, §5.2.3).
 * @param base address of the request that was answered
 */
export function describedCalendar({ href, status, properties }: DavMember, base: string): DiscoveredCalendar | null {
  const path = pathOf(href, base);
  const types = namesIn(properties['resourcetype']);
  if (path === null || status >= 300 || !types.includes('calendar')) return null;
  if (types.some((type) => NO_CALENDARS.has(type)) || !holdsEvents(properties['supportedCalendarComponentSet']))
    return null;
  const privileges = privilegesIn(properties['currentUserPrivilegeSet']);
  return {
    externalId: asCollection(addressOf(path, base)),
    name: textIn(properties['displayname'])?.trim() ?? lastName(path),
    color: colorOf(textIn(properties['calendarColor'])),
    timeZone: timeZoneOf(properties),
    readable: privileges === null || ['all', 'read'].some((name) => privileges.has(name)),
    writable: privileges === null || mayWrite(privileges),
  };
}

/** What the user may do with a resource (RFC 3744 §5.5); null where the server does not say. */
export function privilegesIn(set: DavValue): ReadonlySet<string> | null {
  const names = childrenOf(set, 'privilege').flatMap(namesIn);
  return names.length === 0 ? null : new Set(names);
}

/** To make, change and delete members. Some servers name the parts of `write` alone (RFC 3744 §3.2, §3.9, §3.10). */
export function mayWrite(privileges: ReadonlySet<string>): boolean {
  return privileges.has('all') || privileges.has('write') || (privileges.has('bind') && privileges.has('writeContent'));
}

/** Without the property any component may stand there (RFC 4791 §5.2.3). */
function holdsEvents(set: DavValue): boolean {
  const names = childrenOf(set, 'comp').map((comp) => textIn(childOf(childOf(comp, '_attributes'), 'name')));
  return names.length === 0 || names.some((name) => name?.toUpperCase() === 'VEVENT');
}

/** `#rrggbb`; Apple writes eight digits, the last two for opacity. */
function colorOf(value: string | null): string | null {
  return /^#[0-9a-f]{6}(?=([0-9a-f]{2})?$)/.exec(value?.trim().toLowerCase() ?? '')?.[0] ?? null;
}

function timeZoneOf(properties: DavMember['properties']): string | null {
  const named = ianaNameOf(textIn(properties['calendarTimezoneId']) ?? '');
  if (named !== null) return named;
  const definition = textIn(properties['calendarTimezone']) ?? '';
  const id =
    /^TZID(?:;[^:\n]*)?:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/im.exec(definition)?.[1]?.replace(/\r?\n[ \t]/g, '') ?? '';
  return ianaNameOf(id);
}

function lastName(path: string): string {
  const name = path.split('/').findLast((segment) => segment !== '') ?? path;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
