import type { SourceEvent, WithheldEvent } from '../adapter.js';
import { assignIds, type KnownObjects } from './event-ids.js';
import { namelessId, type ReadObject } from './object-reading.js';
import { formatRevision } from './object-revision.js';

/** What was found out about some objects of a calendar. */
export interface Findings {
  /** Read anew. */
  readonly objects: readonly ReadObject[];
  /** Paths of what is there and was not handed out. */
  readonly owed: readonly string[];
  /** Paths at which nothing stands any more. */
  readonly gone: ReadonlySet<string>;
}

/** The events of these objects under the ids that they have in the snapshot. */
export interface NamedEvents {
  readonly events: readonly SourceEvent[];
  readonly withheld: readonly WithheldEvent[];
  /** Ids of all that stands at a path, for each path that was looked at. */
  readonly idsAt: ReadonlyMap<string, readonly string[]>;
}

/** Tag of an object whose text is owed: no server has such an ETag. */
const OWED = 'owed';

const NOT_HANDED_OUT = { code: 'bad-value', message: 'The server does not hand out this event.' } as const;

export function nameEvents({ objects: found, owed, gone }: Findings, known: KnownObjects): NamedEvents {
  const objects = found.map((object) => asBefore(object, known.idsAt(object.path)));
  const suggested = new Map(objects.map(({ path, events }) => [path, events.map(({ id }) => id)]));
  const idsAt = new Map(assignIds(suggested, known, gone));
  const events: SourceEvent[] = [];
  const withheld: WithheldEvent[] = [];
  for (const { path, tag, events: read } of objects) {
    const revision = formatRevision({ path, tag });
    for (const [index, { id: own, event, problem }] of read.entries()) {
      const id = idsAt.get(path)?.[index] ?? own;
      if (problem === null) events.push({ event: { ...event, id }, revision });
      else withheld.push({ id, revision, problem });
    }
  }
  for (const path of owed) {
    const ids = known.idsAt(path).length > 0 ? known.idsAt(path) : [namelessId(path)];
    idsAt.set(path, ids);
    // What is known to be owed is told once.
    if (known.tagAt(path) === OWED) continue;
    withheld.push(...ids.map((id) => ({ id, revision: formatRevision({ path, tag: OWED }), problem: NOT_HANDED_OUT })));
  }
  return { events, withheld, idsAt };
}

/** An object of which nothing can be read does not say whose it is either: it stays what was known at its path. */
function asBefore(object: ReadObject, ids: readonly string[]): ReadObject {
  const [first] = object.events;
  const problem = first?.problem ?? null;
  const isReadable = problem === null || object.events.some(({ event }) => event !== null);
  return isReadable || ids.length === 0
    ? object
    : { ...object, events: ids.map((id) => ({ id, event: null, problem })) };
}
