import { ProviderError } from '@calmirror/core';
import type { GoogleEvent } from './google-event.js';
import { googleTime, onClockOf, timeOfStamp } from './google-time.js';
import type { MirrorParts } from './mirror-parts.js';
import { instanceDigest, type StandingInstance } from './mirror-revision.js';
import type { TargetEvents } from './target-events.js';
import { instanceSpan } from './written-series.js';

/**
 * Brings the instances of a series that stands to what they are to be, all at once.
 *
 * Google cannot make an instance forget that it was changed. One that is wanted no longer is written as its series says,
 * and stays known for the next time; one that the series has no longer is cancelled. All is by ids that follow from
 * series and start, and may be done over and over.
 *
 * @param standing instances that are kept by themselves, as far as is known
 * @returns those that are so now
 */
export async function writeInstances(
  events: TargetEvents,
  masterId: string,
  parts: MirrorParts,
  standing: ReadonlyMap<string, StandingInstance>,
): Promise<ReadonlyMap<string, StandingInstance>> {
  const restored = [...standing.keys()].filter((stamp) => !parts.instances.has(stamp));
  const bodies = new Map([
    ...parts.instances,
    ...restored.map((stamp) => [stamp, bodyBySeries(parts, stamp)] as const),
  ]);
  const written = await Promise.all(
    Array.from(bodies, async ([stamp, body]): Promise<[string, StandingInstance][]> => {
      const known = standing.get(stamp);
      const id = `${masterId}_${stamp}`;
      if (body === null) return known?.etag === null ? [[stamp, known]] : cancel(events, id, stamp);
      const digest = instanceDigest(body, parts.master);
      if (known?.digest === digest && known.etag !== null) return [[stamp, known]];
      return [[stamp, { etag: await events.replace(id, body, null).catch(refusedWhereUnknown), digest }]];
    }),
  );
  return new Map(written.flat());
}

/** What a series says of one of its instances; null where it has none there. */
function bodyBySeries({ master, series }: MirrorParts, stamp: string): GoogleEvent | null {
  const named = timeOfStamp(stamp);
  if (series === null || named === null) return null;
  const span = instanceSpan(series, onClockOf(series.start, named));
  if (span === null) return null;
  const { recurrence, ...details } = master;
  const { zones } = series;
  return recurrence ? { ...details, start: googleTime(span.start, zones), end: googleTime(span.end, zones) } : null;
}

async function cancel(events: TargetEvents, id: string, stamp: string): Promise<[string, StandingInstance][]> {
  try {
    await events.delete(id, null);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== 'not-found') throw error;
    // With its date it is gone from the series by itself, or was cancelled before.
    if (error.reason !== 'gone') return [];
  }
  return [[stamp, { etag: null, digest: null }]];
}

/** The series stands: what is not found is this one instance, and neither the calendar nor the mirror. */
function refusedWhereUnknown(error: unknown): never {
  if (!(error instanceof ProviderError) || error.reason !== 'not-found') throw error;
  const message = 'Google does not have an instance that is to differ.';
  throw new ProviderError('rejected', 'refused', message, null, { cause: error });
}
