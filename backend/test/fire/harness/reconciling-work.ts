import type { PairUnderFire } from './pair-under-fire.js';
import type { Sums } from './sums.js';
import type { WorkUnderFire } from './work-under-fire.js';

/**
 * A reconcile of a pair whose target others have changed, and whose mappings are those of an older database: of two of its
 * mirrors it knows nothing, and one of these two is no longer wanted.
 */
export class ReconcilingWork implements WorkUnderFire {
  constructor(private readonly pair: PairUnderFire) {}

  async prepare(): Promise<void> {
    const [unwanted = '', unknown = '', ...others] = this.pair.source.titles.keys();
    const [edited = '', deleted = '', copied = ''] = await this.pair.targetIds(others.slice(0, 3));
    await this.pair.forget([unwanted, unknown]);
    await this.pair.target.spoil({ edited, deleted, copied });
    // The oldest event is the unwanted one.
    this.pair.source.change(1, 0, 1);
  }

  begin(): Promise<void> {
    return this.pair.reconcile();
  }

  sums(): Promise<Sums> {
    return this.pair.sums();
  }
}
