import type { RateBudget, RequestAccount } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import type { DataSource } from 'typeorm';
import type { Budget } from './budget/budget-windows.js';
import type { ProviderBudgets } from './budget/provider-budgets.js';
import { ReservedLimiter } from './budget/reserved-limiter.js';
import { budgetKey, keyOf, type Spender, type SpentUnits } from './budget/spender.js';

/** For whom a request is sent. */
export interface SpendingRequest {
  readonly spender: Spender;
  /** Bulk work leaves the reserves alone. */
  readonly isBulk: boolean;
}

/** Hears what becomes of requests. */
export interface SpendingListener {
  spent(account: RequestAccount, units: SpentUnits, isBulk: boolean): void;
  waited(account: RequestAccount): void;
}

export interface SharedRateBudgetParts {
  readonly db: DataSource;
  readonly kind: string;
  readonly budgets: ProviderBudgets;
  /** The request that is about to be sent. */
  readonly request: (account: RequestAccount) => SpendingRequest;
  readonly listener: SpendingListener;
}

/** What the accounts of one kind may spend at their provider, and the registrations of which they are, over all processes. */
export class SharedRateBudget implements RateBudget {
  private readonly accounts: ReservedLimiter | null;
  private readonly registrations: ReservedLimiter | null;

  constructor(private readonly parts: SharedRateBudgetParts) {
    const { db, kind, budgets } = parts;
    this.accounts = budgets.account && new ReservedLimiter(db, kind, budgets.account);
    this.registrations =
      budgets.registration && new ReservedLimiter(db, `${kind}-app`, budgets.registration, this.accounts?.bulkPoints);
  }

  /** What the account has spent and its registration then refuses is lost to the account's window: it could not be sent anyway. */
  async take(account: RequestAccount, cost: number, ownCost = cost): Promise<void> {
    const { budgets, listener, request } = this.parts;
    const { spender, isBulk } = request(account);
    const ofAccount = (await this.accounts?.take(budgetKey(spender, account), ownCost, isBulk)) ?? null;
    if (ofAccount !== null) throw this.exhausted(account, 'account', budgets.account, ofAccount);
    if (spender.registration !== null) {
      const key = keyOf(spender.registration);
      const ofAll = (await this.registrations?.take(key, cost, isBulk)) ?? null;
      if (ofAll !== null) throw this.exhausted(account, 'app registration', budgets.registration, ofAll);
    }
    listener.spent(account, { cost, ownCost }, isBulk);
  }

  private exhausted(account: RequestAccount, who: string, budget: Budget | null, waitMs: number): ProviderError {
    this.parts.listener.waited(account);
    const allowed = budget && `${budget.requests} requests in ${budget.seconds} seconds`;
    const message = `This ${who} may send ${allowed}, and has sent its share of them for now.`;
    return new ProviderError('rate-limited', 'budget-exhausted', message, waitMs);
  }
}
