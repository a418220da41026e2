/** A pair as an edge in the graph of calendars. */
export interface PairEdge {
  /** Null for a pair that is not stored yet. */
  readonly pairId: string | null;
  readonly sourceCalendarId: string;
  readonly targetCalendarId: string;
}

/**
 * The loop that a new or changed pair would close (promise 5): ids of its calendars from the pair's source round to the
 * same source again, the shortest one; null where there is none. Two calendars that mirror each other are a loop too,
 * and so is a pair from a calendar onto itself (`[id, id]`). The stored form of `candidate` is not counted.
 */
export function findLoop(pairs: Iterable<PairEdge>, candidate: PairEdge): readonly string[] | null {
  const targets = new Map<string, string[]>();
  for (const pair of pairs) {
    if (pair.pairId !== null && pair.pairId === candidate.pairId) continue;
    targets.set(pair.sourceCalendarId, [...(targets.get(pair.sourceCalendarId) ?? []), pair.targetCalendarId]);
  }
  const goal = candidate.sourceCalendarId;
  const cameFrom = new Map<string, string>([[candidate.targetCalendarId, goal]]);
  for (const calendar of cameFrom.keys()) {
    if (calendar === goal) return pathBack(goal, cameFrom);
    for (const next of targets.get(calendar) ?? []) {
      if (!cameFrom.has(next)) cameFrom.set(next, calendar);
    }
  }
  return null;
}

function pathBack(goal: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const path = [goal];
  let calendar = goal;
  do {
    calendar = cameFrom.get(calendar) ?? goal;
    path.unshift(calendar);
  } while (calendar !== goal);
  return path;
}
