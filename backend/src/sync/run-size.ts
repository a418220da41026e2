import type { ClaimedJob } from '../queue/job-handler.js';
import { judgesAll } from './due-events.js';
import type { MirroredPair } from './mirrored-pair.js';

/** Writes of a run that somebody who moved some events, or a series, is still waiting for. */
const LIVE_WRITES = 50;

/**
 * Whether a run of a pair is bulk work, which leaves a part of its account's budget to live changes: a first fill, new rules
 * for all events, upkeep, or many writes at once. It may come to light only as the run goes on.
 */
export class RunSize {
  private planned = 0;

  constructor(
    private readonly pair: MirroredPair,
    private readonly job: Pick<ClaimedJob, 'lane'>,
  ) {}

  plan(writes: number): void {
    this.planned += writes;
  }

  readonly isBulk = (): boolean => this.job.lane === 'upkeep' || judgesAll(this.pair) || this.planned > LIVE_WRITES;
}
