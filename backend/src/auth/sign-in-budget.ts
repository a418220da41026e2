import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';

/** Failed attempts in a period of ten minutes. Ten thousand guesses in an hour come to fewer than a hundred checks (S6). */
const PERIOD_SECONDS = 600;
const ACCOUNT_ATTEMPTS = 10;
const ADDRESS_ATTEMPTS = 15;

/** How often a sign-in may fail, for each account and for each address, counted in the database for all web processes. */
@Injectable()
export class SignInBudget {
  private readonly byAccount: RateLimiterPostgres;
  private readonly byAddress: RateLimiterPostgres;

  constructor(@InjectDataSource() db: DataSource) {
    this.byAccount = limiter(db, 'sign-in-account', ACCOUNT_ATTEMPTS);
    this.byAddress = limiter(db, 'sign-in-address', ADDRESS_ATTEMPTS);
  }

  /**
   * Takes one attempt from both budgets before the password is looked at, so that attempts at the same moment count too.
   * @throws {Problem} 429 `too-many-attempts`
   */
  async take(email: string, address: string): Promise<void> {
    try {
      await this.byAddress.consume(address);
      await this.byAccount.consume(accountKey(email));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new Problem('too-many-attempts', 429, 'too many attempts: wait before the next one', {
        retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
      });
    }
  }

  /** The attempt was right: it costs nothing, and the account starts anew. */
  async giveBack(email: string, address: string): Promise<void> {
    await this.byAddress.reward(address);
    await this.byAccount.delete(accountKey(email));
  }
}

const limiter = (db: DataSource, keyPrefix: string, points: number): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeClient: db,
    storeType: 'typeorm',
    tableName: 'rate_budgets',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: PERIOD_SECONDS,
  });

/** No mail address is kept in the table of budgets, and none is too long for it. */
const accountKey = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
