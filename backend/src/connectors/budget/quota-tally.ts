import type { RequestAccount } from '@calmirror/connectors';
import type { ConnectorKind } from '@calmirror/contracts';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { Configuration } from '../../config/configuration.js';
import { Metrics } from '../../metrics/metrics.js';
import { accountIdOf } from './account-id.js';
import { budgetsOf } from './provider-budgets.js';
import type { SpentUnits } from './spender.js';

const FLUSH_MS = 10_000;

interface Counts {
  requests: number;
  limited: number;
  waits: number;
}

interface Tally extends Counts {
  readonly kind: ConnectorKind;
  readonly connectorId: string;
  readonly mailbox: string | null;
}

type TalliedAccount = Pick<RequestAccount, 'kind' | 'key'> & { readonly mailbox?: string | null | undefined };

const NOTHING: Counts = { requests: 0, limited: 0, waits: 0 };

/** Seconds after which a request is forgotten, where a kind has no window. */
const NO_WINDOW = 60;

/**
 * Adds a set of counts to the hours of their connectors and to what their accounts used of late, which fades over the length of
 * the window ($7): the sum of what was sent within it, near enough. What is of a connector that is gone is dropped.
 */
const ADD = `
WITH given AS (
  SELECT g.* FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::integer[], $5::integer[], $6::integer[], $7::float8[])
    AS g (account_id, connector_id, mailbox, requests, limited, waits, seconds)
  WHERE EXISTS (SELECT FROM connectors k WHERE k.id = g.connector_id)
), hours AS (
  INSERT INTO quota_hours AS h (at, connector_id, requests, limited, waits)
  SELECT date_trunc('hour', now()), connector_id, sum(requests), sum(limited), sum(waits)
  FROM given GROUP BY connector_id ORDER BY connector_id
  ON CONFLICT (at, connector_id) DO UPDATE SET requests = h.requests + excluded.requests,
    limited = h.limited + excluded.limited, waits = h.waits + excluded.waits
)
INSERT INTO account_quotas AS q (account_id, connector_id, mailbox, used, used_at)
SELECT account_id, connector_id, mailbox, requests, now() FROM given ORDER BY account_id
ON CONFLICT (account_id) DO UPDATE SET used_at = now(), mailbox = excluded.mailbox,
  used = excluded.used + COALESCE(q.used * exp(-extract(epoch FROM now() - q.used_at)
    / (SELECT seconds FROM given WHERE given.account_id = q.account_id)), 0)`;

/** Counts what is asked of providers, and writes it down in sets, each few seconds. */
@Injectable()
export class QuotaTally implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(QuotaTally.name);
  private tallies = new Map<string, Tally>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly configuration: Configuration,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  spent(account: RequestAccount, { cost, ownCost }: SpentUnits, isBulk: boolean): void {
    this.count(account, { ...NOTHING, requests: ownCost });
    this.metrics.providerUnits.inc({ kind: account.kind, work: isBulk ? 'bulk' : 'live' }, cost);
  }

  waited(account: RequestAccount): void {
    this.count(account, { ...NOTHING, waits: 1 });
    this.metrics.rateWaits.inc({ kind: account.kind });
  }

  /** The provider said that it was asked too much. */
  limited(account: RequestAccount): void {
    this.count(account, { ...NOTHING, limited: 1 });
    this.metrics.providerLimits.inc({ kind: account.kind });
  }

  /** Does not throw; what cannot be written is written the next time. */
  async flush(): Promise<void> {
    if (this.tallies.size === 0) return;
    const written = this.tallies;
    this.tallies = new Map();
    try {
      await this.db.query(
        ADD,
        columnsOf(written, (kind) => this.windowOf(kind)),
      );
    } catch (error) {
      this.logger.warn({ err: error }, 'what was asked of providers could not be written down');
      for (const { kind, connectorId: key, mailbox, ...counts } of written.values())
        this.count({ kind, key, mailbox }, counts);
    }
  }

  private windowOf(kind: ConnectorKind): number {
    return budgetsOf(kind, this.configuration).account?.seconds ?? NO_WINDOW;
  }

  private count({ kind, key, mailbox = null }: TalliedAccount, { requests, limited, waits }: Counts): void {
    // Asked on no connector's behalf, as the metadata of an issuer are: no connector is to be told of it.
    if (!isUuid(key)) return;
    const id = accountIdOf(key, mailbox);
    const tally = this.tallies.get(id) ?? {
      ...NOTHING,
      kind: kind as ConnectorKind,
      connectorId: key,
      mailbox: mailbox?.toLowerCase() ?? null,
    };
    tally.requests += requests;
    tally.limited += limited;
    tally.waits += waits;
    this.tallies.set(id, tally);
  }
}

function columnsOf(tallies: ReadonlyMap<string, Tally>, windowOf: (kind: ConnectorKind) => number): unknown[][] {
  const rows = [...tallies];
  const column = <T>(of: (tally: Tally) => T): T[] => rows.map(([, tally]) => of(tally));
  return [
    rows.map(([accountId]) => accountId),
    column(({ connectorId }) => connectorId),
    column(({ mailbox }) => mailbox),
    column(({ requests }) => requests),
    column(({ limited }) => limited),
    column(({ waits }) => waits),
    column(({ kind }) => windowOf(kind)),
  ];
}
