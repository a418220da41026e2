import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { windowsWithin } from './budget-windows.js';
import type { ReservedBudget } from './provider-budgets.js';

/**
 * One budget for each key, kept in the database and so shared by all processes, in two parts with windows of their own: what is
 * reserved for live changes, and the rest, which they may use as well. A part that one kind of work has used up is so
 * no matter of the other's, however the windows lie.
 */
export class ReservedLimiter {
  private readonly reserve: RateLimiterPostgres | null;
  private readonly rest: RateLimiterPostgres;

  constructor(db: DataSource, name: string, { requests, seconds, reserve, parts }: ReservedBudget) {
    const limiter = (keyPrefix: string, share: number, of: number): RateLimiterPostgres | null => {
      const windows = windowsWithin({ requests: share, seconds }, of);
      if (windows.points === 0) return null;
      return new RateLimiterPostgres({
        storeClient: db,
        storeType: 'typeorm',
        tableName: 'rate_budgets',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix,
        points: windows.points,
        duration: windows.seconds,
        // A process that has seen a window overspent asks the database no more until it is over.
        inMemoryBlockOnConsumed: windows.points + 1,
      });
    };
    this.reserve = limiter(`${name}-live`, reserve, parts.live);
    const rest = limiter(name, requests - reserve, parts.bulk);
    if (rest === null) throw new TypeError(`a budget of ${requests} requests is too small to be shared out`);
    this.rest = rest;
  }

  /** Answers null when `cost` was taken, else the milliseconds until there may be room. */
  async take(key: string, cost: number, isBulk: boolean): Promise<number | null> {
    const { reserve } = this;
    const mayUse = !isBulk && reserve !== null && cost <= reserve.points ? [reserve, this.rest] : [this.rest];
    let wait = Number.POSITIVE_INFINITY;
    for (const limiter of mayUse) {
      const refusal = await consumed(limiter, key, cost);
      if (refusal === null) return null;
      wait = Math.min(wait, refusal);
    }
    return wait;
  }
}

async function consumed(limiter: RateLimiterPostgres, key: string, cost: number): Promise<number | null> {
  try {
    await limiter.consume(key, cost);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return refusal.msBeforeNext;
  }
}
