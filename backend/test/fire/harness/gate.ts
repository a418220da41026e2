/** Lets pass, or holds until it is opened again. */
export class Gate {
  private waiting: Promise<void> | null = null;
  private release: () => void = () => undefined;

  shut(): void {
    this.waiting ??= new Promise((resolve) => (this.release = resolve));
  }

  open(): void {
    this.waiting = null;
    this.release();
  }

  /** What to wait for; undefined when nothing holds. */
  passed(): Promise<void> | undefined {
    return this.waiting ?? undefined;
  }
}
