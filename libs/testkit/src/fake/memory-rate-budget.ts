import type { RateBudget, RequestAccount } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';

/** A budget of `points` for each account, or mailbox of one, that never refills by itself; what was taken can be read. */
export class MemoryRateBudget implements RateBudget {
  readonly taken = new Map<string, number>();

  constructor(
    private readonly points = Number.POSITIVE_INFINITY,
    private readonly waitMs = 60_000,
  ) {}

  take({ key, mailbox }: RequestAccount, cost: number, ownCost = cost): Promise<void> {
    const account = mailbox === undefined ? key : `${key}/${mailbox}`;
    const taken = (this.taken.get(account) ?? 0) + ownCost;
    if (taken > this.points)
      return Promise.reject(
        new ProviderError('rate-limited', 'budget-exhausted', 'The budget of the account is used up.', this.waitMs),
      );
    this.taken.set(account, taken);
    return Promise.resolve();
  }
}
