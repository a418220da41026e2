import type { Digest } from './digest.js';

/** Whose mirrors they are: the installation and the pair that write them. Both are UUIDs. */
export interface MirrorOwner {
  readonly installationId: string;
  readonly pairId: string;
}

const LENGTH = 32;

/**
 * Identity of the mirror of one source event (promise 4): the same for every worker and every try, different for every
 * installation, pair and event, and saying nothing about any of them. 160 bits of a SHA-256 as 32 characters of
 * lower-case base32hex (RFC 4648 §7), which leaves room for a suffix where a target never takes an id twice.
 */
export function mirrorIdOf(owner: MirrorOwner, sourceEventId: string, digest: Digest): string {
  const hex = digest(JSON.stringify(['calmirror/mirror/1', owner.installationId, owner.pairId, sourceEventId]));
  // Five hexadecimal digits are four of base32hex, which is also what JavaScript writes in base 32.
  let id = '';
  for (let at = 0; id.length < LENGTH; at += 5) {
    id += Number.parseInt(hex.slice(at, at + 5), 16)
      .toString(32)
      .padStart(4, '0');
  }
  return id;
}

/** A suffix where a target never takes an id twice, and what names one instance of a series. */
const PLACE = new RegExp(`^([0-9a-v]{${LENGTH}})(?:v[1-9]\\d*)?(?:[_/].*)?$`);

/**
 * The mirror in whose place an event stands, by the event's id: a target that lets us choose, as CalDAV and Google do, names a
 * mirror by its own id, for good. Others' events can have such ids too: whether it is a mirror's, mappings tell.
 *
 * @returns null where no mirror can have this id
 */
export const mirrorIdIn = (eventId: string): string | null => PLACE.exec(eventId)?.[1] ?? null;
