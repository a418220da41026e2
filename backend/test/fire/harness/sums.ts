/** How far a target is from what its source wants; all zero when it is as it should be. */
export interface Sums {
  /** Mirrors beyond the first of one event. */
  readonly twins: number;
  readonly missing: number;
  /** Mirrors of events that are no more. */
  readonly orphans: number;
  /** Mirrors of an older state. */
  readonly stale: number;
  /** Mirrors that no mapping knows, and mappings without their mirror. */
  readonly unmapped: number;
}

export const AT_REST: Sums = { twins: 0, missing: 0, orphans: 0, stale: 0, unmapped: 0 };

/** A mirror as it stands on the target. */
export interface Standing {
  readonly id: string;
  readonly title: string;
}

const eventOf = (title: string): string => title.replace(/ v\d+$/, '');

/** What a path, a UID and an id of the same mirror have in common. */
const bare = (id: string): string => id.replace(/^.*\//, '').replace(/(@.*|\.ics)$/, '');

/** `wanted`: event id → title; `mapped`: what the mappings call the mirrors that they know to stand. */
export function sumsOf(
  wanted: ReadonlyMap<string, string>,
  standing: readonly Standing[],
  mapped: readonly string[],
): Sums {
  const events = standing.map(({ title }) => eventOf(title));
  const seen = new Set(events);
  const ids = new Set(standing.map(({ id }) => bare(id)));
  const known = new Set(mapped.map(bare));
  return {
    twins: events.length - seen.size,
    missing: [...wanted.keys()].filter((id) => !seen.has(id)).length,
    orphans: [...seen].filter((id) => !wanted.has(id)).length,
    stale: standing.filter(({ title }) => wanted.has(eventOf(title)) && wanted.get(eventOf(title)) !== title).length,
    unmapped: [...known].filter((id) => !ids.has(id)).length + [...ids].filter((id) => !known.has(id)).length,
  };
}
