import type { CalendarEvent } from '../event/calendar-event.js';
import { type Marker, parseMarker } from '../mirror/marker.js';
import type { MirrorOwner } from '../mirror/mirror-id.js';

/** An object that carries a marker, as a target lists it. */
export interface StandingObject {
  readonly receipt: { readonly targetId: string; readonly revision: string | null };
  /** Null where it stands in the revision that the mapping knows; its event null where it cannot be read. */
  readonly content: { readonly marker: string; readonly event: CalendarEvent | null } | null;
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
  /** Marked objects of other installations or pairs: none of our business. */
  readonly foreign: number;
}

/**
 * Brings together what a pair's mappings know and what stands on its target. Only objects whose marker names this
 * installation and this pair take part (promise 2).
 */
export function matchMirrors<M extends MatchedMapping, S extends StandingObject>(
  owner: MirrorOwner,
  mappings: Iterable<M>,
  standing: Iterable<S>,
): MatchedMirrors<M, S> {
  const found = new Map<string, { mapping: M | null; objects: S[] }>();
  const byTargetId = new Map<string, string>();
  for (const mapping of mappings) {
    found.set(mapping.mirrorId, { mapping, objects: [] });
    if (mapping.targetId !== null) byTargetId.set(mapping.targetId, mapping.mirrorId);
  }
  let foreign = 0;
  for (const object of standing) {
    const mirrorId = ownMirrorId(object, owner, byTargetId);
    if (mirrorId === null) {
      foreign += 1;
      continue;
    }
    const group = found.get(mirrorId) ?? { mapping: null, objects: [] };
    group.objects.push(object);
    found.set(mirrorId, group);
  }
  const groups = [...found].map(([mirrorId, { mapping, objects }]): MirrorGroup<M, S> => {
    const ranked = objects.toSorted(
      (one, other) =>
        rankOf(one, mirrorId, mapping) - rankOf(other, mirrorId, mapping) ||
        (one.receipt.targetId < other.receipt.targetId ? -1 : 1),
    );
    const [first] = ranked;
    const standing = first !== undefined && rankOf(first, mirrorId, mapping) < COPY ? first : null;
    return { mirrorId, mapping, standing, twins: ranked.filter((object) => object !== standing) };
  });
  return { groups, foreign };
}

/** An object that is not shown, because it stands as it is known, is the mapping's that knows it. */
function ownMirrorId(
  { receipt, content }: StandingObject,
  { installationId, pairId }: MirrorOwner,
  byTargetId: ReadonlyMap<string, string>,
): string | null {
  if (content === null) return byTargetId.get(receipt.targetId) ?? null;
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
