import { parseMarker } from '@calmirror/core';
import { setImmediate as afterOthers } from 'node:timers/promises';
import type { ListMirrorsRequest, StandingMirror } from '../adapter.js';
import { EventFault } from '../icalendar/event-fault.js';
import { CallRounds } from './call-rounds.js';
import { isGenerationOf } from './event-generation.js';
import { listEvents } from './event-pages.js';
import { isCancelled } from './google-event.js';
import type { Caller, GoogleClient } from './google-client.js';
import { formatMirrorRevision, isSameState, parseMirrorRevision, standingRevision } from './mirror-revision.js';
import { markerIn } from './read-details.js';
import type { GoogleSeries } from './read-event.js';
import { standingEvent } from './standing-event.js';
import { TargetEvents } from './target-events.js';
import { MIRROR_PROPERTY } from './write-details.js';

/** Mirrors compared between two turns of others: some milliseconds. */
const AT_A_TIME = 100;

/**
 * Every mirror of a calendar, found by the property that all of them carry. Copies carry it too: they have other ids, and
 * keep their own UID. Of each series its instances are listed as well, in rounds: cancelled ones carry no property, and a
 * person who cancels one changes nothing about the series itself.
 * @throws ProviderError where any part of it cannot be read
 */
export async function standingMirrors(
  client: GoogleClient,
  caller: Caller,
  calendarId: string,
  known: ListMirrorsRequest['known'],
): Promise<readonly StandingMirror[]> {
  const query = { privateExtendedProperty: [`${MIRROR_PROPERTY}=1`] };
  const { items } = await listEvents(client, caller, calendarId, query);
  const masters = items.filter((item) => !item.recurringEventId && !isCancelled(item) && markerIn(item) !== null);
  const events = new TargetEvents(client, new CallRounds(client, caller), calendarId);
  const found = await Promise.all(
    masters.map(async (master): Promise<GoogleSeries> => {
      const isSeries = (master.recurrence?.length ?? 0) > 0;
      return { master, exceptions: isSeries ? await events.exceptionsOf(master) : [] };
    }),
  );
  const mirrors: StandingMirror[] = [];
  for (const series of found) {
    if (mirrors.length % AT_A_TIME === 0) await afterOthers();
    mirrors.push(mirrorOf(series, known));
  }
  return mirrors;
}

function mirrorOf({ master, exceptions }: GoogleSeries, known: ListMirrorsRequest['known']): StandingMirror {
  const targetId = master.id ?? '';
  const remembered = known.get(targetId) ?? null;
  const before = parseMirrorRevision(remembered);
  const now = standingRevision(master, exceptions);
  if (before !== null && isSameState(before, now))
    return { receipt: { targetId, revision: remembered }, content: null };
  const marker = markerIn(master);
  const mirrorId = parseMarker(marker ?? '')?.mirrorId ?? null;
  const isOwn = mirrorId !== null && isGenerationOf(targetId, mirrorId);
  const uid = isOwn ? mirrorId : (master.iCalUID ?? targetId);
  return {
    receipt: { targetId, revision: formatMirrorRevision(now) },
    content: { marker, event: readable({ master, exceptions }, uid) },
  };
}

function readable(series: GoogleSeries, uid: string): ReturnType<typeof standingEvent> | null {
  try {
    return standingEvent(series, uid);
  } catch (error) {
    if (error instanceof EventFault) return null;
    throw error;
  }
}
