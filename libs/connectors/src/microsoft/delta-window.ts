import type { TimeWindow } from '@calmirror/core';

const DAY = 86_400_000;
/** A whole day may begin half a day earlier or later than in UTC, and the engine keeps events for a day beyond its window. */
const MARGIN = 2 * DAY;
/** The engine's window moves on each day, and a delta's cannot: for so long it may before a delta is begun anew. */
const AHEAD = 35 * DAY;

/** The span of a new delta: what the engine asks for, and where its window will have moved to within some weeks. */
export function deltaWindowFor({ from, to }: TimeWindow): TimeWindow {
  return { from: instant(Date.parse(from) - MARGIN), to: instant(Date.parse(to) + MARGIN + AHEAD) };
}

/** Whether a delta still tells of all that the engine asks for. */
export function covers(delta: TimeWindow, { from, to }: TimeWindow): boolean {
  return Date.parse(delta.from) <= Date.parse(from) - MARGIN && Date.parse(delta.to) >= Date.parse(to) + MARGIN;
}

function instant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
