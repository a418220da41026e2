import { hash } from 'node:crypto';
import { unescapeText } from './text-value.js';

/** Characters. RFC 7986 §5.3 wants a UID below 255; some programs put whole addresses into it. */
const LONGEST_ID = 500;

/** One VEVENT as text, with what its place among the others depends on, as written. */
export interface EventBlock {
  readonly text: string;
  readonly uid: string | null;
  readonly recurrenceId: string | null;
}

/** All VEVENTs of one UID: an event, a series with its overrides, or instances whose series is not in the file. */
export interface EventGroup {
  readonly uid: string;
  /** Ids of the events that this group makes (see `CalendarEvent.id`). */
  readonly ids: readonly string[];
  readonly blocks: readonly EventBlock[];
  /** Changes with anything in the blocks, and in the zones that they name, but for DTSTAMP. */
  readonly revision: string;
}

/** Puts VEVENTs of one UID together, in the order in which they first come. One without UID stands for itself. */
export function groupEvents(blocks: readonly EventBlock[], zones: readonly string[]): readonly EventGroup[] {
  const groups = new Map<string, EventBlock[]>();
  for (const block of blocks) {
    const uid = block.uid ? shortened(block.uid) : `no-uid-${digest(withoutStamp(block.text))}`;
    const group = groups.get(uid);
    if (group) group.push(block);
    else groups.set(uid, [block]);
  }
  const zoneTexts = zonesByName(zones);
  return [...groups].map(([uid, members]) => ({
    uid,
    ids: idsOf(uid, members),
    blocks: members,
    revision: revisionOf(members, zoneTexts),
  }));
}

/** Id of an instance whose series the file does not show. */
export function detachedId(uid: string, recurrenceId: string): string {
  return shortened(`${uid}/${recurrenceId.toUpperCase()}`);
}

/** An id that a database can index: of an endless one its beginning, and a digest of the whole. */
function shortened(id: string): string {
  if (id.length <= LONGEST_ID) return id;
  // Half a character at the cut becomes what a database makes of it (U+FFFD), so that the id is found there again.
  return `${Buffer.from(id.slice(0, LONGEST_ID / 2)).toString()}-${digest(id)}`;
}

function idsOf(uid: string, blocks: readonly EventBlock[]): readonly string[] {
  if (blocks.some((block) => block.recurrenceId === null)) return [uid];
  return [...new Set(blocks.map((block) => detachedId(uid, block.recurrenceId ?? '')))];
}

function revisionOf(blocks: readonly EventBlock[], zones: ReadonlyMap<string, string>): string {
  const text = blocks.map((block) => withoutStamp(block.text)).join('');
  if (zones.size === 0) return digest(text);
  const named = new Set(Array.from(text.matchAll(/;TZID="?([^":;\r\n]+)/giu), (match) => match[1] ?? ''));
  return digest(text + Array.from(named, (name) => zones.get(name) ?? '').join(''));
}

/** Some sources stamp every event anew for each request (RFC 5545 §3.8.7.2 allows it): no change. */
function withoutStamp(text: string): string {
  return text.replace(/^DTSTAMP[:;].*$/imu, '');
}

function zonesByName(zones: readonly string[]): ReadonlyMap<string, string> {
  return new Map(zones.map((text) => [unescapeText(/^TZID[^:\n]*:(.*)$/imu.exec(text)?.[1]?.trim() ?? ''), text]));
}

function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}
