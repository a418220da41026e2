import type { ConnectorQuota, MailboxQuota } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Configuration } from '../../config/configuration.js';
import { Connectors } from '../connectors.js';
import { budgetsOf } from './provider-budgets.js';

interface AccountRow {
  readonly mailbox: string | null;
  readonly used: number;
  readonly waitUntil: Date | null;
}

interface HourRow {
  readonly at: Date;
  readonly requests: number;
  readonly limited: number;
  readonly waits: number;
}

const MAILBOXES = 10;

/** What was used fades out over the window $2; see `quota-tally.ts`. */
const ACCOUNTS = `
SELECT mailbox, COALESCE(round(used * exp(-extract(epoch FROM now() - used_at) / $2::float8)), 0)::int AS used,
  CASE WHEN wait_until > now() THEN wait_until END AS "waitUntil"
FROM account_quotas WHERE connector_id = $1 ORDER BY 2 DESC, mailbox`;

const HOURS = `
SELECT h.at, COALESCE(q.requests, 0) AS requests, COALESCE(q.limited, 0) AS limited, COALESCE(q.waits, 0) AS waits
FROM generate_series(date_trunc('hour', now()) - interval '23 hours', date_trunc('hour', now()), '1 hour') AS h (at)
  LEFT JOIN quota_hours q ON q.at = h.at AND q.connector_id = $1
ORDER BY h.at`;

/** What connectors may ask of their providers, and what they have asked. */
@Injectable()
export class ConnectorQuotas {
  constructor(
    private readonly db: DataSource,
    private readonly connectors: Connectors,
    private readonly configuration: Configuration,
  ) {}

  /** @throws {Problem} 404 */
  async of(connectorId: string): Promise<ConnectorQuota> {
    const { kind } = await this.connectors.get(connectorId);
    const budget = budgetsOf(kind, this.configuration).account;
    const accounts = await this.db.query<AccountRow[]>(ACCOUNTS, [connectorId, budget?.seconds ?? 1]);
    const hours = await this.db.query<HourRow[]>(HOURS, [connectorId]);
    const mailboxes = accounts.flatMap(({ mailbox, ...quota }) => (mailbox === null ? [] : [answer(mailbox, quota)]));
    const latest = Math.max(0, ...accounts.map(({ waitUntil }) => waitUntil?.getTime() ?? 0));
    return {
      limit: budget?.requests ?? null,
      windowSeconds: budget?.seconds ?? null,
      used: accounts[0]?.used ?? 0,
      reserve: budget?.reserve ?? 0,
      waitUntil: latest === 0 ? null : new Date(latest).toISOString(),
      mailboxes: mailboxes.slice(0, MAILBOXES),
      history: hours.map((hour) => ({ ...hour, at: hour.at.toISOString() })),
    };
  }
}

const answer = (mailbox: string, { used, waitUntil }: Omit<AccountRow, 'mailbox'>): MailboxQuota => ({
  mailbox,
  used,
  waitUntil: waitUntil?.toISOString() ?? null,
});
