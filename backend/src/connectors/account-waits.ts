import { ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const LEFT = `SELECT extract(epoch FROM wait_until - clock_timestamp())::float8 * 1000 AS ms
  FROM connectors WHERE id = $1 AND wait_until > clock_timestamp()`;

const WAIT = `UPDATE connectors
  SET wait_until = greatest(wait_until, clock_timestamp() + $2::float8 * interval '1 millisecond') WHERE id = $1`;

/**
 * How long providers asked us to leave an account alone (Retry-After). It was asked of one job and is meant for all that
 * use the account, in every worker; so it is kept with the connector.
 */
@Injectable()
export class AccountWaits {
  constructor(private readonly db: DataSource) {}

  /** @throws {ProviderError} `rate-limited`, with what is left to wait */
  async pass(connectorId: string): Promise<void> {
    const [left] = await this.db.query<{ ms: number }[]>(LEFT, [connectorId]);
    if (!left) return;
    const message = 'The provider has asked to leave this account alone for a while.';
    throw new ProviderError('rate-limited', 'too-many-requests', message, Math.ceil(left.ms));
  }

  /** Our own budget for the account knows by itself when it is used up. */
  async remember(connectorId: string, { reason, retryAfterMs }: ProviderError): Promise<void> {
    if (retryAfterMs === null || reason === 'budget-exhausted') return;
    await this.db.query(WAIT, [connectorId, retryAfterMs]);
  }
}
