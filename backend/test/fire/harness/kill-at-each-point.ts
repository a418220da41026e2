import { FaultPoints, pointsOf } from './fault-points.js';
import type { FireHouse } from './fire-house.js';
import type { FireTarget } from './fire-target.js';
import type { FireWorker } from './fire-worker.js';
import { AT_REST, type Sums } from './sums.js';
import { within } from './within.js';
import type { WorkUnderFire } from './work-under-fire.js';

/** One kill, and what was found when another worker had finished. */
export interface Kill {
  readonly point: string;
  readonly sums: Sums;
  readonly foreignUntouched: boolean;
}

/** Lets a worker do its work to each fault point in turn, kills it there, and lets another one finish. */
export class KillAtEachPoint {
  private worker: FireWorker;

  private constructor(
    private readonly house: FireHouse,
    private readonly target: FireTarget,
    private readonly work: WorkUnderFire,
    first: FireWorker,
  ) {
    this.worker = first;
  }

  /** Resolves when all that was given out before is done. */
  static async open(house: FireHouse, target: FireTarget, work: WorkUnderFire): Promise<KillAtEachPoint> {
    const shots = new KillAtEachPoint(house, target, work, await house.workers.take());
    await house.rest();
    return shots;
  }

  /** The points of the work when nobody shoots. */
  enumerate(): Promise<readonly string[]> {
    return pointsOf(async (points) => {
      await this.begin(points);
      await this.house.rest();
      this.arm(null);
    });
  }

  /** @param stopAt place of the point in what {@link enumerate} answers */
  async kill(stopAt: number): Promise<Kill> {
    const foreign = await this.target.foreign();
    const points = new FaultPoints(stopAt);
    await this.begin(points);
    const point = await within(points.reached, `point ${stopAt} of the work`);
    await this.worker.kill();
    this.arm(null);
    this.worker = await this.house.workers.take();
    await this.house.rest();
    const sums = await this.work.sums();
    return { point, sums, foreignUntouched: (await this.target.foreign()) === foreign };
  }

  private async begin(points: FaultPoints): Promise<void> {
    await this.work.prepare();
    this.arm(points);
    await this.work.begin();
  }

  private arm(points: FaultPoints | null): void {
    this.worker.watch = points?.watchDatabase ?? (() => undefined);
    this.target.watchedBy(points);
  }
}

/** What has to be found after a kill at this point. */
export const unharmed = (point: string): Kill => ({ point, sums: AT_REST, foreignUntouched: true });
