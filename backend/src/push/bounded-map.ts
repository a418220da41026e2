interface Entry<T> {
  readonly value: T;
  readonly endsAt: number;
}

/** Keeps what was put or asked for last, up to a number of entries, and nothing beyond its time. */
export class BoundedMap<T> {
  /** In the order of use, the oldest first. */
  private readonly entries = new Map<string, Entry<T>>();

  /** @param now monotonic milliseconds */
  constructor(
    private readonly most: number,
    private readonly now: () => number,
  ) {}

  get size(): number {
    return this.entries.size;
  }

  get(key: string): T | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.entries.delete(key);
    if (entry.endsAt <= this.now()) return undefined;
    this.entries.set(key, entry);
    return entry.value;
  }

  put(key: string, value: T, milliseconds: number): void {
    this.entries.delete(key);
    this.entries.set(key, { value, endsAt: this.now() + milliseconds });
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.most) return;
      this.entries.delete(oldest);
    }
  }

  delete(key: string): void {
    this.entries.delete(key);
  }
}
