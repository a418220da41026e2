import { type Mirror, ProviderError } from '@calmirror/core';
import { writeComponents, zonesNamedBy } from '../icalendar/write-event.js';
import type { PublishedMirror } from './published-store.js';

/**
 * A mirror in the form in which it is kept: written once, when it changes, so that a feed is put together by joining.
 * @param now milliseconds since the epoch
 * @throws ProviderError `rejected` for an event that iCalendar cannot say
 */
export function publishedMirror({ id, fingerprint, event }: Mirror, now: number): PublishedMirror {
  const stamp = `${new Date(now).toISOString().slice(0, 19)}Z`;
  try {
    return { mirrorId: id, fingerprint, components: writeComponents(event, stamp), zones: zonesNamedBy(event) };
  } catch {
    // Without its cause, whose message may quote the event.
    throw new ProviderError('rejected', 'refused', 'The event cannot be written as iCalendar.');
  }
}
