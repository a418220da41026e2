import type { CalendarEvent } from '../event/calendar-event.js';

/**
 * What is to stand on the target for one source event: the projected event with a computed identity.
 * Only `projectMirror` (policy) makes one, so that nothing reaches a target that a policy did not name.
 */
export interface Mirror {
  /**
   * Identity computed from installation, pair and source event: lower-case base32hex (RFC 4648 §7), 5 to 1,024
   * characters, which every provider accepts as an id, a UID or a path segment. Equal to `event.uid`.
   */
  readonly id: string;
  /** Versioned and invisible to people; ties the mirror to installation, pair and source event (see `marker.ts`). */
  readonly marker: string;
  /** Digest of everything that is written; equal fingerprints mean that nothing has to be written. */
  readonly fingerprint: string;
  readonly event: CalendarEvent;
}
