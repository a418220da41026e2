import type { CalendarEvent } from '../event/calendar-event.js';
import { type Marker, parseMarker } from '../mirror/marker.js';
import type { MirrorOwner } from '../mirror/mirror-id.js';

/** An object that carries a marker, as a target lists it. */
export interface StandingObject {
  readonly receipt: { readonly targetId: string; readonly revision: string | null };
  /**
   * Null where it stands in the revision that the mapping knows; its event null where it cannot be read, its marker where
   * it was lost.
   */
  readonly content: { readonly marker: string | null; readonly event: CalendarEvent | null } | null;
}

/** What matching has to know of a mapping. */
export interface MatchedMapping {
  readonly mirrorId: string;
  /** What the target calls the mirror; null while nothing of ours is there. */
  readonly targetId: string | null;
}

/** All that there is of one mirror. Each mirror id is in one group at most. */
export interface MirrorGroup<M extends MatchedMapping, S extends StandingObject> {
  readonly mirrorId: string;
  readonly mapping: M | null;
  /** The one object that is the mirror, where it was written or moved to. */
  readonly standing: S | null;
  /** Further objects with its marker: copies that somebody made, or a second one that should not be. */
  readonly twins: readonly S[];
}

export interface MatchedMirrors<M extends MatchedMapping, S extends StandingObject> {
  readonly groups: readonly MirrorGroup<M, S>[];
  /** Objects of other installations or pairs, or of nobody knows whom: none of our business. */
  readonly foreign: number;
}

/** Mappings or objects looked at between two pauses: a millisecond or two. */
const AT_A_TIME = 1_000;

/**
 * Brings together what a pair's mappings know and what stands on its target. Only objects whose marker names this
 * installation and this pair take part, and where a marker was lost, what a mapping knows by place and UID (promise 2).
 * Yields now and then, for whoever has something else to do between.
 */
export function* matchMirrors<M extends MatchedMapping, S extends StandingObject>(
  owner: MirrorOwner,
  mappings: Iterable<M>,
  standing: Iterable<S>,
): Generator<undefined, MatchedMirrors<M, S>> {
  const known = new Map<string, M>();
  const byTargetId = new Map<string, string>();
  for (const mapping of mappings) {
    known.set(mapping.mirrorId, mapping);
    if (mapping.targetId !== null) byTargetId.set(mapping.targetId, mapping.mirrorId);
    if (known.size % AT_A_TIME === 0) yield;
  }
  const found = new Map<string, S[]>();
  let foreign = 0;
  let seen = 0;
  for (const object of standing) {
    if ((seen += 1) % AT_A_TIME === 0) yield;
    const mirrorId = ownMirrorId(object, owner, byTargetId);
    const others = mirrorId === null ? undefined : found.get(mirrorId);
    if (mirrorId === null) foreign += 1;
    else if (others === undefined) found.set(mirrorId, [object]);
    else others.push(object);
  }
  const groups: MirrorGroup<M, S>[] = [];
  for (const mirrorId of new Set([...known.keys(), ...found.keys()]))
    if (groups.push(groupOf(mirrorId, known.get(mirrorId) ?? null, found.get(mirrorId) ?? [])) % AT_A_TIME === 0) yield;
  return { groups, foreign };
}

function groupOf<M extends MatchedMapping, S extends StandingObject>(
  mirrorId: string,
  mapping: M | null,
  objects: readonly S[],
): MirrorGroup<M, S> {
  let standing: S | null = null;
  let rank = COPY;
  for (const object of objects) {
    const its = rankOf(object, mirrorId, mapping);
    const before = standing === null || object.receipt.targetId < standing.receipt.targetId;
    if (its > rank || its === COPY || (its === rank && !before)) continue;
    standing = object;
    rank = its;
  }
  return { mirrorId, mapping, standing, twins: objects.filter((object) => object !== standing) };
}

/** An object that is not shown, because it stands as it is known, is the mapping's that knows it. */
function ownMirrorId(
  { receipt, content }: StandingObject,
  { installationId, pairId }: MirrorOwner,
  byTargetId: ReadonlyMap<string, string>,
): string | null {
  if (content === null) return byTargetId.get(receipt.targetId) ?? null;
  if (content.marker === null) {
    const mapped = byTargetId.get(receipt.targetId);
    return mapped !== undefined && content.event?.uid === mapped ? mapped : null;
  }
  const marker: Marker | null = parseMarker(content.marker);
  return marker?.installationId === installationId && marker.pairId === pairId ? marker.mirrorId : null;
}

const COPY = 3;

/**
 * The mapped object is the mirror; else the one with the computed UID, or one of which nobody can tell. What has another
 * UID is a copy: a server need not let it become the mirror.
 */
function rankOf({ receipt, content }: StandingObject, mirrorId: string, mapping: MatchedMapping | null): number {
  if (receipt.targetId === mapping?.targetId) return 0;
  const uid = content?.event?.uid;
  if (uid === undefined) return 2;
  return uid === mirrorId ? 1 : COPY;
}
