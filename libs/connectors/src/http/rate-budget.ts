import type { RequestAccount } from './http-exchange.js';

/** What an account may spend at its provider, shared by everyone who works for it. */
export interface RateBudget {
  /**
   * Takes `cost` units from the budget of the app that asks, and of these `ownCost`, all where it is not said, from that of
   * the account, or of its mailbox where one is named.
   * @throws ProviderError `rate-limited`, `budget-exhausted`, with the milliseconds to wait
   */
  take(account: RequestAccount, cost: number, ownCost?: number): Promise<void>;
}
