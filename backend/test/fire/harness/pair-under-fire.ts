import type { PairAnswer } from '@calmirror/contracts';
import type { FireHouse } from './fire-house.js';
import type { FireTarget } from './fire-target.js';
import { MovingSource } from './moving-source.js';
import { sumsOf, type Sums } from './sums.js';

/** A pair whose source moves and whose target is looked at. */
export class PairUnderFire {
  private constructor(
    private readonly house: FireHouse,
    readonly source: MovingSource,
    private readonly name: string,
    readonly target: FireTarget,
    readonly pair: PairAnswer,
  ) {}

  /** `name` begins the ids of the source's events. */
  static async open(house: FireHouse, target: FireTarget, name: string, count: number): Promise<PairUnderFire> {
    const path = `/${name}.ics`;
    const source = new MovingSource(house.feeds, path, name, count);
    const pair = await house.pair(await house.source(path), target.calendar);
    return new PairUnderFire(house, source, name, target, pair);
  }

  async mirror(): Promise<void> {
    await this.house.order('mirror', this.pair.id);
  }

  async reconcile(): Promise<void> {
    await this.house.order('reconcile', this.pair.id);
  }

  /** What the mappings call the mirrors of these events. */
  async targetIds(eventIds: readonly string[]): Promise<string[]> {
    const { rows } = await this.house.db.query<{ target_id: string }>(
      'SELECT target_id FROM mappings WHERE pair_id = $1 AND event_id = ANY($2)',
      [this.pair.id, eventIds],
    );
    return rows.map(({ target_id }) => target_id);
  }

  /** Loses the mappings of these events, as a database does that is restored from an older one. */
  async forget(eventIds: readonly string[]): Promise<void> {
    await this.house.db.query('DELETE FROM mappings WHERE pair_id = $1 AND event_id = ANY($2)', [
      this.pair.id,
      eventIds,
    ]);
  }

  async sums(): Promise<Sums> {
    const { rows } = await this.house.db.query<{ target_id: string }>(
      `SELECT coalesce(target_id, 'none for ' || event_id) AS target_id FROM mappings WHERE pair_id = $1`,
      [this.pair.id],
    );
    const mapped = rows.map(({ target_id }) => target_id);
    return sumsOf(this.source.titles, await this.target.standing(this.name), mapped);
  }
}
