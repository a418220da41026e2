import type { RateBudget, RequestAccount } from '@calmirror/connectors';
import type { ConnectorKind } from '@calmirror/contracts';
import { ProviderError } from '@calmirror/core';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';

/** What one account may spend. */
export interface Budget {
  readonly requests: number;
  readonly seconds: number;
}

/** Each account's budget at its provider, kept in the database and so shared by all workers. */
export class SharedRateBudget implements RateBudget {
  private readonly limiter: RateLimiterPostgres;

  constructor(
    db: DataSource,
    kind: ConnectorKind,
    private readonly budget: Budget,
    private readonly onWait: () => void,
  ) {
    this.limiter = new RateLimiterPostgres({
      storeClient: db,
      storeType: 'typeorm',
      tableName: 'rate_budgets',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: kind,
      points: budget.requests,
      duration: budget.seconds,
      // Once a process has seen an account's budget spent, it asks the database no more until the period is over.
      inMemoryBlockOnConsumed: budget.requests + 1,
    });
  }

  async take({ key, mailbox }: RequestAccount, cost: number): Promise<void> {
    try {
      await this.limiter.consume(mailbox === undefined ? key : `${key}/${mailbox}`, cost);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      this.onWait();
      const { requests, seconds } = this.budget;
      const message = `This account may send ${requests} requests in ${seconds} seconds, and has sent them.`;
      throw new ProviderError('rate-limited', 'budget-exhausted', message, refusal.msBeforeNext);
    }
  }
}
