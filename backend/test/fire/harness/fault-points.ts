import type { DatabaseWatch } from './database-link.js';
import { commitOf, claimedBy } from './database-round.js';

/**
 * The places of a run at which a worker may die: before and after each thing that it makes lasting, wherever it does so.
 * Counts them, and holds the run at the one that is asked for.
 */
export class FaultPoints {
  /** Names of those that were passed, in their order. */
  readonly passed: string[] = [];
  /** Resolves when the run stands at the point. */
  readonly reached: Promise<string>;
  /** Lets the run go on. */
  release: () => void = () => undefined;
  private reach: (label: string) => void = () => undefined;
  private readonly released: Promise<void>;

  private stopped = false;
  private begun = false;

  /** `stopAt`: the place of the point in `passed`, or what the name of the first such point says; none by default. */
  constructor(private readonly stopAt: number | ((label: string) => boolean) = Infinity) {
    this.reached = new Promise((resolve) => (this.reach = resolve));
    this.released = new Promise((resolve) => (this.release = resolve));
  }

  readonly watchDatabase: DatabaseWatch = (moment, round) => {
    // What was there before is still ending when its end can be seen; this begins when a job is taken.
    this.begun ||= claimedBy(round) > 0;
    const commit = commitOf(round);
    if (commit === null || !this.begun) return undefined;
    if (commit === 'claim' && claimedBy(round) === 0) return undefined;
    return this.pass(`${moment} ${commit}`);
  };

  /** Call it at each point; what it answers is to be awaited. */
  pass(label: string): Promise<void> | undefined {
    this.passed.push(label);
    const { stopAt } = this;
    this.stopped ||= typeof stopAt === 'number' ? this.passed.length > stopAt : stopAt(label);
    if (!this.stopped) return undefined;
    this.reach(label);
    return this.released;
  }
}

/**
 * The points of work at which nobody shoots. Of two times the one with fewer counts: on a slow machine a worker may lose
 * its lease, and begin again.
 */
export async function pointsOf(work: (points: FaultPoints) => Promise<void>): Promise<readonly string[]> {
  const [one, other] = [new FaultPoints(), new FaultPoints()];
  for (const points of [one, other]) await work(points);
  return one.passed.length < other.passed.length ? one.passed : other.passed;
}
