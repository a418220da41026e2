import { ProviderError } from '@calmirror/core';
import { type Conversation, one } from './conversation.js';
import { eventIn } from './event-fields.js';
import { isJson, textIn, undecodable } from './graph-answer.js';
import type { GraphQuestion } from './graph-client.js';
import type { GraphEvent } from './mapping/graph-event.js';
import { readInstant } from './mapping/graph-time.js';
import type { OriginalStart, SeriesWriting } from './mapping/write-event.js';
import { etagOf, type TargetEvents } from './target-events.js';

const DAY = 86_400_000;
/** Instances of a series that are asked for at once; what Graph answers in one page of a thousand, even daily. */
const SPAN = 900 * DAY;

/** How a series stands after its instances were written; null where one that was to be changed is not there. */
export type InstancesWritten = { readonly etag: string | null } | null;

/**
 * Writes what is said of single instances. They are known by their ids alone, which only Graph can tell: one read for a series, and one
 * batch for all of its changes, in which each waits for the one before, as Exchange does not bear two writes of one series at a time.
 */
export function* writeInstances(
  events: TargetEvents,
  seriesId: string,
  { exceptions, cancelled }: SeriesWriting,
): Conversation<InstancesWritten> {
  const ids = yield* idsOf(events, seriesId, [...exceptions.map(({ original }) => original), ...cancelled]);
  const idAt = (original: OriginalStart): string | undefined => ids.get(original.instant);
  if (exceptions.some(({ original }) => idAt(original) === undefined)) return null;
  const deletes = cancelled
    .map(idAt)
    .filter((id) => id !== undefined)
    .map((id) => events.delete({ id, etag: null }));
  const patches = inOrder(exceptions).map(({ original, event }) =>
    events.patch({ id: idAt(original) ?? '', etag: null }, event),
  );
  const questions = [...deletes, ...patches, events.state(seriesId)];
  const answers = yield questions.map((question, place): GraphQuestion => {
    return place === 0 ? question : { ...question, after: place - 1 };
  });
  // What comes after a failure was not asked, and its answers say nothing.
  for (const answer of answers) events.success(answer);
  return { etag: etagOf(eventIn(answers.at(-1)?.body)) };
}

export function saysInstances({ exceptions, cancelled }: SeriesWriting): boolean {
  return exceptions.length + cancelled.length > 0;
}

/**
 * Exchange takes no instance onto the day of another, be it on its way elsewhere: those that move to later are written from the last on,
 * those that move to earlier from the first.
 */
function inOrder(exceptions: SeriesWriting['exceptions']): SeriesWriting['exceptions'] {
  const sorted = [...exceptions].sort((one, other) => (one.original.instant < other.original.instant ? -1 : 1));
  const isLater = ({ original, event }: SeriesWriting['exceptions'][number]): boolean =>
    readInstant(event.start, 'start') > original.instant;
  return [...sorted.filter(isLater).reverse(), ...sorted.filter((exception) => !isLater(exception))];
}

/** Ids of the instances by their original starts. */
function* idsOf(
  events: TargetEvents,
  seriesId: string,
  originals: readonly OriginalStart[],
): Conversation<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const wanted = originals.map(({ instant }) => Date.parse(instant)).sort((a, b) => a - b);
  while (wanted.length > 0) {
    const [first = 0] = wanted;
    const some = wanted.filter((moment) => moment <= first + SPAN);
    wanted.splice(0, some.length);
    const last = some.at(-1) ?? first;
    const answer = yield* one(events.instances(seriesId, instantAt(first - DAY), instantAt(last + DAY)));
    const { body } = events.success(answer);
    if (!isJson(body) || !Array.isArray(body['value'])) throw undecodable();
    if (textIn(body, '@odata.nextLink') !== null)
      throw new ProviderError('rejected', 'refused', 'The series has more instances than can be told apart.');
    for (const instance of body['value'].map(eventIn)) ids.set(originalOf(instance), instance.id);
  }
  return ids;
}

/** Where an instance stands that was not moved is where it was to stand. */
function originalOf(instance: GraphEvent): string {
  const { originalStart } = instance;
  return originalStart ? instantAt(Date.parse(originalStart)) : readInstant(instance.start, 'start');
}

function instantAt(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
