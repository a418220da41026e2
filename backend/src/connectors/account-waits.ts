import { ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Seconds for which an account is left alone that was asked too much, where its provider does not say for how long. */
const FIRST_WAIT = 2;
const LONGEST_WAIT = 64;

/** Minutes of peace after which it counts as the first time again. */
const FORGIVEN_AFTER = 10;

/** By the connector and one of its calendars; what is not in use yet is of the connector's own account. */
const ACCOUNT = `COALESCE((SELECT account_id FROM calendars WHERE connector_id = $1 AND external_id = $2), $1::uuid)`;

const LEFT = `SELECT extract(epoch FROM wait_until - clock_timestamp())::float8 * 1000 AS ms
  FROM account_quotas WHERE account_id = ${ACCOUNT} AND wait_until > clock_timestamp()`;

const KEEP = (values: string, replaced: string): string => `
INSERT INTO account_quotas AS q (account_id, connector_id, mailbox, wait_until, strikes, struck_at)
SELECT COALESCE(c.account_id, k.id), k.id, c.mailbox, ${values}
FROM connectors k LEFT JOIN calendars c ON c.connector_id = k.id AND c.external_id = $2 WHERE k.id = $1
ON CONFLICT (account_id) DO UPDATE SET ${replaced}`;

const WAIT = KEEP(
  `clock_timestamp() + $3::float8 * interval '1 millisecond', 0, NULL`,
  'wait_until = greatest(q.wait_until, excluded.wait_until)',
);

/** Requests that were under way together count as one: each after the first finds that the account waits already. */
const STRUCK = `CASE WHEN q.struck_at > clock_timestamp() - interval '${FORGIVEN_AFTER} minutes' THEN q.strikes ELSE 0 END`;
const STRIKE = KEEP(
  `clock_timestamp() + $3::float8 * ${FIRST_WAIT} * interval '1 second', 1, clock_timestamp()`,
  `(wait_until, strikes, struck_at) = (SELECT
    CASE WHEN waits THEN q.wait_until ELSE excluded.wait_until
      + $3::float8 * (least(${FIRST_WAIT} * 2 ^ (${STRUCK}), ${LONGEST_WAIT}) - ${FIRST_WAIT}) * interval '1 second' END,
    CASE WHEN waits THEN q.strikes ELSE least((${STRUCK}) + 1, 10) END,
    CASE WHEN waits THEN q.struck_at ELSE excluded.struck_at END
  FROM (SELECT COALESCE(q.wait_until > clock_timestamp(), false) AS waits) AS now)`,
);

/**
 * How long providers asked us to leave an account alone. It was asked of one job and is meant for all that use the account,
 * or the one mailbox of it, in every worker. Where they only say that it was too much, each time in a row doubles the wait,
 * which is of chance in its upper half, so that what waits together does not all come back together.
 */
@Injectable()
export class AccountWaits {
  constructor(private readonly db: DataSource) {}

  /** @throws {ProviderError} `rate-limited`, with what is left to wait */
  async pass(connectorId: string, calendarId: string | null): Promise<void> {
    const [left] = await this.db.query<{ ms: number }[]>(LEFT, [connectorId, calendarId]);
    if (!left) return;
    const message = 'The provider has asked to leave this account alone for a while.';
    throw new ProviderError('rate-limited', 'too-many-requests', message, Math.ceil(left.ms));
  }

  async remember(
    connectorId: string,
    { kind, reason, retryAfterMs }: ProviderError,
    calendarId: string | null,
  ): Promise<void> {
    // Our own budget for the account knows by itself when it is used up.
    if (reason === 'budget-exhausted') return;
    if (retryAfterMs !== null) await this.db.query(WAIT, [connectorId, calendarId, retryAfterMs]);
    else if (kind === 'rate-limited') await this.db.query(STRIKE, [connectorId, calendarId, 0.5 + Math.random() / 2]);
  }
}
