import type { MirrorReceipt, StandingMirror } from '@calmirror/connectors';
import { type Mirror, parseMarker, ProviderError } from '@calmirror/core';
import type { FakeCalendar } from './fake-calendar.js';

/**
 * Writes a mirror, whether or not it is there already, in the place where it was before.
 * @throws ProviderError `conflict` where something that is not this mirror stands under its id
 */
export function writeFakeMirror(calendar: FakeCalendar, mirror: Mirror, previous: MirrorReceipt | null): MirrorReceipt {
  const targetId = previous?.targetId ?? mirror.id;
  const standing = calendar.get(targetId);
  if (standing && standing.event.marker !== mirror.marker) throw notOurs();
  const { revision } = calendar.put({ ...mirror.event, id: targetId });
  return { targetId, revision };
}

/** @throws ProviderError `conflict` where something that is not this mirror stands under its id */
export function deleteFakeMirror(calendar: FakeCalendar, mirrorId: string, { targetId }: MirrorReceipt): void {
  const standing = calendar.get(targetId);
  if (standing && parseMarker(standing.event.marker ?? '')?.mirrorId !== mirrorId) throw notOurs();
  calendar.delete(targetId);
}

/** Every object with a marker; what stands as it is known is not shown. */
export function fakeMirrors(calendar: FakeCalendar, known: ReadonlyMap<string, string>): StandingMirror[] {
  return calendar.all().flatMap(({ event, revision }) => {
    if (event.marker === null) return [];
    const receipt = { targetId: event.id, revision };
    const content = known.get(event.id) === revision ? null : { marker: event.marker, event };
    return [{ receipt, content }];
  });
}

function notOurs(): ProviderError {
  return new ProviderError('conflict', 'already-exists', 'Another event stands under the id of the mirror.');
}
