import { eventually } from '../../harness/eventually.js';
import { FaultPoints, pointsOf } from './fault-points.js';
import type { FireHouse } from './fire-house.js';
import type { FireWorker } from './fire-worker.js';
import type { PairUnderFire } from './pair-under-fire.js';
import { rowsWritten } from './rows-written.js';
import { AT_REST, type Sums } from './sums.js';
import { within } from './within.js';

/** One worker that stood still, and what it did when it was woken. */
export interface Wakening {
  readonly point: string;
  /** Rows that were written after it woke, by table. */
  readonly written: readonly string[];
  /** Writes that it sent to a server after it woke. */
  readonly sent: number;
  readonly sums: Sums;
  readonly foreignUntouched: boolean;
}

/** Stops a worker at each of its fault points for longer than its lease, lets another one go ahead, and wakes it again. */
export class StopAtEachPoint {
  private constructor(
    private readonly house: FireHouse,
    private readonly pair: PairUnderFire,
    private readonly sleeper: FireWorker,
    private readonly other: FireWorker,
  ) {}

  /** Resolves when the first fill is done. */
  static async open(house: FireHouse, pair: PairUnderFire): Promise<StopAtEachPoint> {
    const [sleeper, other] = [await house.workers.take(), await house.workers.take()];
    await house.rest();
    return new StopAtEachPoint(house, pair, sleeper, other);
  }

  /** The points of a run at which nobody stops. */
  enumerate(): Promise<readonly string[]> {
    return pointsOf(async (points) => {
      await this.run(points);
      await this.house.rest();
      this.arm(null);
    });
  }

  /** @param stopAt place of the point in what {@link enumerate} answers */
  async stop(stopAt: number): Promise<Wakening> {
    const foreign = await this.pair.target.foreign();
    const points = await this.run(new FaultPoints(stopAt));
    const point = await within(points.reached, `point ${stopAt} of the run`);
    this.arm(null);
    this.sleeper.process.signal('SIGSTOP');
    this.other.work();
    await this.house.rest();
    this.pair.source.change(0, 8, 4);
    await this.pair.mirror();
    await this.house.rest();
    this.other.pause();

    const before = new Set(await rowsWritten(this.house.db));
    const writes = this.pair.target.writes;
    points.release();
    this.sleeper.process.signal('SIGCONT');
    await eventually(async () => {
      if (!(await this.sleeper.isDone())) throw new Error('the worker still has a job');
    }, 60_000);
    const written = (await rowsWritten(this.house.db)).filter((line) => !before.has(line));
    const sums = await this.pair.sums();
    const foreignUntouched = (await this.pair.target.foreign()) === foreign;
    const sent = this.pair.target.writes - writes;
    return { point, written: written.map((line) => line.split(' ')[0] ?? ''), sent, sums, foreignUntouched };
  }

  private async run(points: FaultPoints): Promise<FaultPoints> {
    this.other.pause();
    this.pair.source.change(4, 4);
    this.arm(points);
    await this.pair.mirror();
    return points;
  }

  private arm(points: FaultPoints | null): void {
    this.sleeper.watch = points?.watchDatabase ?? (() => undefined);
    this.pair.target.watchedBy(points);
  }
}

/** What has to be found after a worker woke at this point. */
export const harmless = (point: string): Wakening => ({
  point,
  written: [],
  sent: 0,
  sums: AT_REST,
  foreignUntouched: true,
});
