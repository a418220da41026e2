import { FaultPoints } from './fault-points.js';
import type { FireHouse } from './fire-house.js';
import type { FireWorker } from './fire-worker.js';
import type { PairUnderFire } from './pair-under-fire.js';
import { AT_REST, type Sums } from './sums.js';
import { within } from './within.js';

/** Each round's change of the source; as many events come as go. */
const CHANGE = { coming: 2, changing: 2, going: 2 } as const;

/** One kill, and what was found when another worker had finished. */
export interface Kill {
  readonly point: string;
  readonly sums: Sums;
  readonly foreignUntouched: boolean;
}

/** Lets `points` see what a worker does beyond its database; undefined takes the watch away. */
export type WatchWrites = (points: FaultPoints | null) => void;

/** Runs a pair to each of its fault points in turn, kills the worker there, and lets another one finish. */
export class KillAtEachPoint {
  private worker: FireWorker;

  private constructor(
    private readonly house: FireHouse,
    private readonly pair: PairUnderFire,
    private readonly watchWrites: WatchWrites,
    first: FireWorker,
  ) {
    this.worker = first;
  }

  /** Resolves when the first fill is done. */
  static async open(
    house: FireHouse,
    pair: PairUnderFire,
    watchWrites: WatchWrites = () => undefined,
  ): Promise<KillAtEachPoint> {
    const shots = new KillAtEachPoint(house, pair, watchWrites, await house.workers.take());
    await house.rest();
    return shots;
  }

  /** The points of a run that nobody shoots at. */
  async enumerate(): Promise<readonly string[]> {
    const points = new FaultPoints();
    await this.run(points);
    await this.house.rest();
    this.arm(null);
    return points.passed;
  }

  /** @param stopAt place of the point in what {@link enumerate} answers */
  async kill(stopAt: number): Promise<Kill> {
    const foreign = await this.pair.target.foreign();
    const points = new FaultPoints(stopAt);
    await this.run(points);
    const point = await within(points.reached, `point ${stopAt} of the run`);
    await this.worker.kill();
    this.arm(null);
    this.worker = await this.house.workers.take();
    await this.house.rest();
    const sums = await this.pair.sums();
    return { point, sums, foreignUntouched: (await this.pair.target.foreign()) === foreign };
  }

  private async run(points: FaultPoints): Promise<void> {
    this.pair.source.change(CHANGE.coming, CHANGE.changing, CHANGE.going);
    this.arm(points);
    await this.pair.mirror();
  }

  private arm(points: FaultPoints | null): void {
    this.worker.watch = points?.watchDatabase ?? (() => undefined);
    this.watchWrites(points);
  }
}

/** What has to be found after a kill at this point. */
export const unharmed = (point: string): Kill => ({ point, sums: AT_REST, foreignUntouched: true });
