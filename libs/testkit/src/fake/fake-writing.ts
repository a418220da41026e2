import type { MirrorReceipt } from '@calmirror/connectors';
import { type Mirror, parseMarker, ProviderError } from '@calmirror/core';
import type { FakeCalendar } from './fake-calendar.js';

/**
 * Writes a mirror, whether or not it is there already.
 * @throws ProviderError `conflict` where something that is not this mirror stands under its id
 */
export function writeFakeMirror(calendar: FakeCalendar, mirror: Mirror): MirrorReceipt {
  const standing = calendar.get(mirror.id);
  if (standing && standing.event.marker !== mirror.marker) throw notOurs();
  const { revision } = calendar.put(mirror.event);
  return { targetId: mirror.id, revision };
}

/** @throws ProviderError `conflict` where something that is not this mirror stands under its id */
export function deleteFakeMirror(calendar: FakeCalendar, mirrorId: string): void {
  const standing = calendar.get(mirrorId);
  if (standing && parseMarker(standing.event.marker ?? '')?.mirrorId !== mirrorId) throw notOurs();
  calendar.delete(mirrorId);
}

function notOurs(): ProviderError {
  return new ProviderError('conflict', 'already-exists', 'Another event stands under the id of the mirror.');
}
