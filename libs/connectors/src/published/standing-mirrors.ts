import { setImmediate as afterOthers } from 'node:timers/promises';
import type { CalendarEvent } from '@calmirror/core';
import type { ListMirrorsRequest, StandingMirror } from '../adapter.js';
import { readCalendar } from '../icalendar/read-calendar.js';
import { renderFeed } from '../icalendar/render-feed.js';
import type { PublishedMirror } from './published-store.js';

/** Some milliseconds. */
const READ_AT_A_TIME = 20;

/** What stands in a published calendar; only what is not known is read, a few at a time. */
export async function standingMirrors(
  mirrors: readonly PublishedMirror[],
  { known, signal }: Pick<ListMirrorsRequest, 'known' | 'signal'>,
): Promise<StandingMirror[]> {
  const standing: StandingMirror[] = [];
  let read = 0;
  for (const mirror of mirrors) {
    const { mirrorId, fingerprint } = mirror;
    const receipt = { targetId: mirrorId, revision: fingerprint };
    if (known.get(mirrorId) === fingerprint) {
      standing.push({ receipt, content: null });
      continue;
    }
    if ((read += 1) % READ_AT_A_TIME === 0) await afterOthers();
    signal.throwIfAborted();
    const event = eventOf(mirror);
    const marker = event?.marker ?? null;
    if (marker !== null) standing.push({ receipt, content: { marker, event } });
  }
  return standing;
}

function eventOf(mirror: PublishedMirror): CalendarEvent | null {
  const text = renderFeed({ name: '', color: null, refreshSeconds: null, mirrors: [mirror] });
  return readCalendar(text).events[0]?.event ?? null;
}
