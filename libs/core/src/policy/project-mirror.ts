import type { CalendarEvent } from '../event/calendar-event.js';
import type { Digest } from '../mirror/digest.js';
import { fingerprintOf } from '../mirror/fingerprint.js';
import { formatMarker } from '../mirror/marker.js';
import { mirrorIdOf, type MirrorOwner } from '../mirror/mirror-id.js';
import type { Mirror } from '../mirror/mirror.js';
import { type PairNames, projectDetails } from './project-details.js';
import { TimeProjection } from './project-times.js';
import type { Policy } from './resolve-policy.js';

/**
 * The mirror of a source event, or of what `judgeEvent` leaves of one. It has the source's times and, of everything else,
 * only what the policy names (promise 7); each override is projected by the same rules. The source's ids and UID take
 * part in the mirror's id as a digest and appear nowhere.
 */
export function projectMirror(
  event: CalendarEvent,
  policy: Policy,
  names: PairNames,
  owner: MirrorOwner,
  digest: Digest,
): Mirror {
  const times = new TimeProjection(event);
  const id = mirrorIdOf(owner, event.id, digest);
  const marker = formatMarker(owner, id);
  const projected: CalendarEvent = {
    ...projectDetails(event, policy, names),
    ...times.span(event),
    id,
    uid: id,
    recurrenceId: null,
    recurrence: event.recurrence === null ? null : times.recurrence(event.recurrence),
    overrides: event.overrides.map((override) => ({
      ...projectDetails(override, policy, names),
      ...times.span(override),
      recurrenceId: times.time(override.recurrenceId),
      thisAndFuture: override.thisAndFuture,
    })),
    zones: times.zones(),
    marker,
  };
  return { id, marker, fingerprint: fingerprintOf(projected, digest), event: projected };
}
