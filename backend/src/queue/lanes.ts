import { LANES, type Lane } from '@calmirror/contracts';

/** From this priority on nobody is waiting for the job: `poll` and `upkeep`. */
export const BACKGROUND_PRIORITY = LANES.indexOf('poll');

/** Each so-and-so-many-th claim looks from the far end. */
const FAIR_TURN = 8;

const FORWARDS = LANES.map((_, priority) => priority);
const BACKWARDS = FORWARDS.toReversed();

/**
 * The priorities in the order in which a worker's n-th claim looks at them. Every eighth looks from the far end, so that
 * no lane waits for ever behind a full one, and always keeps about an eighth of the slots. The order is chosen for the
 * whole claim because that needs nothing but the claim index; a rank that ages with each row would have to be sorted.
 */
export function laneOrder(turn: number): readonly number[] {
  return turn % FAIR_TURN === FAIR_TURN - 1 ? BACKWARDS : FORWARDS;
}

/** A quarter of the slots is kept for `push` and `interactive`, at least one where there are two. */
const reserved = (concurrency: number): number => (concurrency < 2 ? 0 : Math.max(1, Math.floor(concurrency / 4)));

/** How much of each kind a worker may claim now. */
export interface ClaimRoom {
  /** Jobs of any lane. */
  readonly any: number;
  /** Of these at most so many of the background lanes. */
  readonly background: number;
}

/** What is free in a worker with `concurrency` slots that runs jobs of these lanes. */
export function claimRoom(concurrency: number, running: Iterable<Lane>): ClaimRoom {
  const priorities = Array.from(running, (lane) => LANES.indexOf(lane));
  const any = Math.max(0, concurrency - priorities.length);
  const inBackground = priorities.filter((priority) => priority >= BACKGROUND_PRIORITY).length;
  const background = Math.max(0, Math.min(any, concurrency - reserved(concurrency) - inBackground));
  return { any, background };
}
