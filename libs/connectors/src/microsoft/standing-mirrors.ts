import type { ListMirrorsRequest, StandingMirror } from '../adapter.js';
import type { CalendarPlace } from './calendar-place.js';
import { EVENT_QUERY, eventIn, PREFER_PAGES } from './event-fields.js';
import { askAll } from './graph-batch.js';
import { type AskOptions, type GraphClient, isSuccess } from './graph-client.js';
import { valuesOf } from './graph-pages.js';
import { MIRRORS_FILTER, readMarker, readPartKey } from './mapping/extended-properties.js';
import { readEvent } from './mapping/read-event.js';
import { readParts } from './mapping/read-mirror.js';
import { eventOf, receiptOf, receiptOfParts } from './mirror-receipt.js';
import { readWholeSeries, seriesPieces, seriesQuestion } from './series-reading.js';
import { etagOf, type StandingEvent } from './target-events.js';

/**
 * Every mirror of a calendar, found by the flag that all of them bear, so that nothing else is read. A series is read as a whole, unless it
 * stands in its known revision; parts of one mirror are told as one.
 * @throws ProviderError where any of it cannot be read
 */
export async function standingMirrors(
  client: GraphClient,
  { mailbox, path }: CalendarPlace,
  { known, signal }: Pick<ListMirrorsRequest, 'known' | 'signal'>,
): Promise<readonly StandingMirror[]> {
  const options: AskOptions = { mailbox, signal, needs: 'Calendars.Read' };
  const query = `$filter=${encodeURIComponent(MIRRORS_FILTER)}&${EVENT_QUERY}&$top=250`;
  const question = { method: 'GET', path: `${path}/events?${query}`, headers: PREFER_PAGES } as const;
  const found = (await valuesOf(client, question, options)).map(eventIn);
  const whole = found.filter((event) => readPartKey(event) === null);
  const isKnown = (event: StandingEvent): boolean => {
    const revision = known.get(event.id) ?? null;
    return revision !== null && eventOf({ targetId: event.id, revision })?.etag === etagOf(event);
  };
  const asKnown = whole.filter(isKnown).map(({ id }): StandingMirror => {
    return { receipt: { targetId: id, revision: known.get(id) ?? null }, content: null };
  });
  const others = whole.filter((event) => !isKnown(event));
  const singles = others.filter(({ type }) => type !== 'seriesMaster').map(standingSingle);
  const series = others.filter(({ type }) => type === 'seriesMaster').map(({ id }) => id);
  const parts = standingParts(found.filter((event) => readPartKey(event) !== null));
  const asParts = parts.map((mirror) => {
    const { targetId, revision } = mirror.receipt;
    return revision !== null && known.get(targetId) === revision ? { ...mirror, content: null } : mirror;
  });
  return [...asKnown, ...singles, ...(await standingSeries(client, path, series, options)), ...asParts];
}

function standingSingle(event: StandingEvent): StandingMirror {
  const reading = readEvent(event);
  return {
    receipt: receiptOf({ id: event.id, etag: etagOf(event) }, false),
    content: { marker: readMarker(event), event: 'event' in reading ? reading.event : null },
  };
}

async function standingSeries(
  client: GraphClient,
  calendarPath: string,
  ids: readonly string[],
  options: AskOptions,
): Promise<readonly StandingMirror[]> {
  const questions = ids.map((id) => seriesQuestion(calendarPath, id));
  const standing: StandingMirror[] = [];
  for (const answer of await askAll(client, questions, options)) {
    if (!isSuccess(answer)) {
      const error = client.errorOf(answer, options.needs);
      // It was deleted since it was listed.
      if (error.kind === 'not-found') continue;
      throw error;
    }
    const pieces = await seriesPieces(client, answer.body, options);
    const master = eventIn(answer.body);
    const reading = readWholeSeries(pieces, null);
    const differs = pieces.exceptions.length + (master.cancelledOccurrences ?? []).length > 0;
    standing.push({
      receipt: receiptOf({ id: master.id, etag: etagOf(master) }, differs),
      content: { marker: readMarker(master), event: 'event' in reading ? reading.event : null },
    });
  }
  return standing;
}

/** Parts by their markers; of two that stand for one date the second is a mirror of its own, and so a twin. */
function standingParts(events: readonly StandingEvent[]): readonly StandingMirror[] {
  const groups = new Map<string, StandingEvent[][]>();
  for (const event of events) {
    const marker = readMarker(event) ?? event.id;
    const ofMarker = groups.get(marker) ?? [];
    const free = ofMarker.find((group) => group.every((other) => readPartKey(other) !== readPartKey(event)));
    if (free) free.push(event);
    else ofMarker.push([event]);
    groups.set(marker, ofMarker);
  }
  return [...groups.values()].flat().map((group) => {
    const parts = group.map((event) => ({ key: readPartKey(event) ?? '', id: event.id, etag: etagOf(event) }));
    const [first] = group;
    return {
      receipt: receiptOfParts(parts),
      content: { marker: first === undefined ? null : readMarker(first), event: readParts(group) },
    };
  });
}
