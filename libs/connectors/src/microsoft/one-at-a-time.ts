/**
 * Turns at something of which there may be one at a time, by its name. Graph serves four requests a mailbox at once, and
 * a worker that takes one of them leaves the others to those who wait for a person or for a change.
 */
export class OneAtATime {
  private readonly last = new Map<string, Promise<unknown>>();

  async run<T>(name: string, act: () => Promise<T>): Promise<T> {
    const before = this.last.get(name) ?? Promise.resolve();
    const turn = before.then(act, act);
    this.last.set(name, turn);
    try {
      return await turn;
    } finally {
      if (this.last.get(name) === turn) this.last.delete(name);
    }
  }
}
