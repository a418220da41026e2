/** A request that was let through; it was at some moment between the two. */
interface SpentRequest {
  readonly asked: number;
  readonly answered: number;
  readonly cost: number;
}

/** When requests were let through, as a provider would have seen them. */
export class SpentRequests {
  private readonly spent: SpentRequest[] = [];

  /** Asks, and notes what was let through; answers whether it was. */
  async note(cost: number, ask: () => Promise<void>): Promise<void> {
    const asked = Date.now();
    await ask();
    this.spent.push({ asked, answered: Date.now(), cost });
  }

  get units(): number {
    return this.spent.reduce((sum, { cost }) => sum + cost, 0);
  }

  /** The most that certainly fell into one stretch of so many milliseconds, wherever it begins. */
  mostWithin(ms: number): number {
    const byBegin = [...this.spent].sort((a, b) => a.asked - b.asked);
    let most = 0;
    for (let first = 0; first < byBegin.length; first += 1) {
      const end = (byBegin[first]?.asked ?? 0) + ms;
      let units = 0;
      for (let next = first; (byBegin[next]?.asked ?? end) < end; next += 1)
        if ((byBegin[next]?.answered ?? end) < end) units += byBegin[next]?.cost ?? 0;
      most = Math.max(most, units);
    }
    return most;
  }
}
