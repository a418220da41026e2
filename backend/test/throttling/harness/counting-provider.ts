import { setImmediate as afterOthers } from 'node:timers/promises';
import { SpentRequests } from './spent-requests.js';

/** A provider that counts: what each of its accounts was sent, and when. */
export class CountingProvider {
  readonly accounts = new Map<string, SpentRequests>();
  readonly all = new SpentRequests();

  constructor(ids: readonly string[]) {
    for (const id of ids) this.accounts.set(id, new SpentRequests());
  }

  sentTo(id: string): number {
    return this.accounts.get(id)?.units ?? 0;
  }

  /** One request, which `ask` lets through or refuses by throwing. */
  async send(id: string, cost: number, ask: () => Promise<void>): Promise<void> {
    const account = this.accounts.get(id);
    if (!account) throw new TypeError(`nobody knows the account ${id}`);
    await this.all.note(cost, () => account.note(cost, ask));
    await afterOthers();
  }
}
