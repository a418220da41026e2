import type { DatabaseWatch } from './database-link.js';
import { commitOf, hasClaimed } from './database-round.js';

const NEVER = new Promise<void>(() => undefined);

/**
 * The places of a run at which a worker may die: before and after each thing that it makes lasting, wherever it does so.
 * Counts them, and stops the run for ever at the one that is asked for.
 */
export class FaultPoints {
  /** Names of those that were passed, in their order. */
  readonly passed: string[] = [];
  /** Resolves when the run stands at the point. */
  readonly reached: Promise<string>;
  private reach: (label: string) => void = () => undefined;

  /** `stopAt`: the place of the point in `passed`; none by default. */
  constructor(private readonly stopAt = Infinity) {
    this.reached = new Promise((resolve) => (this.reach = resolve));
  }

  readonly watchDatabase: DatabaseWatch = (moment, round) => {
    const commit = commitOf(round);
    if (commit === null) return undefined;
    if (commit === 'claim' && !hasClaimed(round)) return undefined;
    return this.pass(`${moment} ${commit}`);
  };

  /** Call it at each point; what it answers is to be awaited. */
  pass(label: string): Promise<void> | undefined {
    // Whatever else a stopped worker does is too late.
    if (this.passed.length > this.stopAt) return NEVER;
    this.passed.push(label);
    if (this.passed.length <= this.stopAt) return undefined;
    this.reach(label);
    return NEVER;
  }
}
