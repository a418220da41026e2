import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { windowsWithin } from './budget-windows.js';
import type { ReservedBudget } from './provider-budgets.js';
import { WaitingLine } from './waiting-line.js';

/** Whoever comes in the last quarter of a window has been told a turn, and came a little early: it is not sent back. */
const NEARLY_OVER = 0.25;

/**
 * One budget for each key, kept in the database and so shared by all processes, in two parts with windows of their own: what is
 * reserved for live changes, and the rest, which they may use as well. A part that one kind of work has used up is so
 * no matter of the other's, however the windows lie.
 */
export class ReservedLimiter {
  private readonly reserve: RateLimiterPostgres | null;
  private readonly rest: RateLimiterPostgres;
  private readonly line: WaitingLine;

  /** @param takenAtOnce what one that is let through takes before it is held up elsewhere; absent: all that there is */
  constructor(db: DataSource, name: string, budget: ReservedBudget, takenAtOnce = Number.POSITIVE_INFINITY) {
    const { requests, seconds, reserve, parts } = budget;
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
    this.line = new WaitingLine(db, name, rest.duration * 1000 * Math.min(1, takenAtOnce / rest.points));
  }

  /** What bulk work may take of one window. */
  get bulkPoints(): number {
    return this.rest.points;
  }

  /** Answers null when `cost` was taken, else the milliseconds until it is worth while to come again. */
  async take(key: string, cost: number, isBulk: boolean): Promise<number | null> {
    const { reserve, rest } = this;
    if (!isBulk && reserve !== null && cost <= reserve.points) {
      const refusedFor = await consumed(reserve, key, cost);
      if (refusedFor === null) return null;
      const alsoFor = await consumed(rest, key, cost);
      return alsoFor === null ? null : Math.min(refusedFor, alsoFor);
    }
    const refusedFor = await consumed(rest, key, cost);
    if (refusedFor === null || !isBulk || refusedFor < rest.duration * 1000 * NEARLY_OVER) return refusedFor;
    return this.line.join(key, refusedFor);
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
