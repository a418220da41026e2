/** What an account may spend at its provider, shared by everyone who works for it. */
export interface RateBudget {
  /**
   * Takes `cost` units from the account's budget.
   * @throws ProviderError `rate-limited`, `budget-exhausted`, with the milliseconds to wait
   */
  take(account: string, cost: number): Promise<void>;
}
