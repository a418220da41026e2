/** Random numbers that come again with the same seed (mulberry32). FIRE_SEED sets it, to shoot the same shots again. */
export class Dice {
  private state: number;

  constructor(readonly seed = Number(process.env['FIRE_SEED'] ?? Date.now() % 1_000_000)) {
    this.state = seed;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
}
