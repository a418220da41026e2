import type { PairUnderFire } from './pair-under-fire.js';
import type { Sums } from './sums.js';
import type { WorkUnderFire } from './work-under-fire.js';

/** Each round's change of the source; as many events come as go. */
const CHANGE = { coming: 2, changing: 2, going: 2 } as const;

/** A run of a pair whose source has changed. */
export class MirroringWork implements WorkUnderFire {
  constructor(private readonly pair: PairUnderFire) {}

  prepare(): Promise<void> {
    this.pair.source.change(CHANGE.coming, CHANGE.changing, CHANGE.going);
    return Promise.resolve();
  }

  begin(): Promise<void> {
    return this.pair.mirror();
  }

  sums(): Promise<Sums> {
    return this.pair.sums();
  }
}
