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
