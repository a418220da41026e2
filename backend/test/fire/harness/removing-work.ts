import type { FireHouse } from './fire-house.js';
import type { FireTarget } from './fire-target.js';
import { PairUnderFire } from './pair-under-fire.js';
import type { Sums } from './sums.js';
import type { WorkUnderFire } from './work-under-fire.js';

/** Mirrors of each pair. */
const COUNT = 4;

/** The removal of a pair with its mirrors, of one of which no mapping knows. Each round has a pair of its own. */
export class RemovingWork implements WorkUnderFire {
  private pairs = 0;

  private constructor(
    private readonly house: FireHouse,
    private readonly target: FireTarget,
    private pair: PairUnderFire,
  ) {}

  static async open(house: FireHouse, target: FireTarget): Promise<RemovingWork> {
    return new RemovingWork(house, target, await PairUnderFire.open(house, target, 'kept', COUNT));
  }

  async prepare(): Promise<void> {
    this.pair = await PairUnderFire.open(this.house, this.target, `removed${(this.pairs += 1)}`, COUNT);
    await this.house.rest();
    const [unknown = ''] = this.pair.source.titles.keys();
    await this.pair.forget([unknown]);
    this.pair.source.change(0, 0, COUNT);
  }

  async begin(): Promise<void> {
    const { status, text } = await this.house.client.delete(`/api/pairs/${this.pair.pair.id}`);
    if (status !== 202) throw new Error(`the removal was answered ${status}: ${text}`);
  }

  /** All zero when nothing of the pair stands. @throws {Error} where the pair itself is still there */
  async sums(): Promise<Sums> {
    const { status } = await this.house.client.get(`/api/pairs/${this.pair.pair.id}`);
    if (status !== 404) throw new Error(`the removed pair was answered ${status}`);
    return this.pair.sums();
  }
}
