interface Entry<T> {
  readonly value: Promise<T>;
  bytes: number;
}

/** Keeps what was used last within a bound of bytes. Several who ask for the same at the same time wait for one making. */
export class FeedCache<T> {
  /** In the order of use, the oldest first. */
  private readonly entries = new Map<string, Entry<T>>();
  private bytes = 0;

  constructor(
    private readonly limit: number,
    private readonly sizeOf: (value: T) => number,
  ) {}

  async get(key: string, make: () => Promise<T>): Promise<T> {
    const entry = this.entries.get(key) ?? this.start(key, make);
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  private start(key: string, make: () => Promise<T>): Entry<T> {
    const entry: Entry<T> = { value: make(), bytes: 0 };
    entry.value.then(
      (value) => this.weigh(key, entry, this.sizeOf(value)),
      () => this.drop(key),
    );
    return entry;
  }

  private weigh(key: string, entry: Entry<T>, bytes: number): void {
    if (this.entries.get(key) !== entry) return;
    entry.bytes = bytes;
    this.bytes += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= this.limit) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.bytes -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }
}
