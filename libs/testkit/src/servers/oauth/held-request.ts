/** A request that waits, before it has any effect. */
export class HeldRequest {
  /** Until it is there. */
  readonly arrived: Promise<void>;
  private arrive: () => void = () => undefined;
  private goOn: () => void = () => undefined;
  private readonly released: Promise<void>;

  constructor() {
    this.arrived = new Promise((resolve) => (this.arrive = resolve));
    this.released = new Promise((resolve) => (this.goOn = resolve));
  }

  release(): void {
    this.goOn();
  }

  /** What the request waits for. */
  async pass(): Promise<void> {
    this.arrive();
    await this.released;
  }
}
