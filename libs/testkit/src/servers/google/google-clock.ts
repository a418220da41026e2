/** Time and order of everything that a server writes. */
export class GoogleClock {
  private stamps = 0;

  constructor(readonly now: () => number) {}

  /** Greater with every write, as a count of half microseconds like Google's own. */
  stamp(): number {
    this.stamps = Math.max(this.now() * 2000, this.stamps + 2);
    return this.stamps;
  }
}
