import { CONNECTOR_KINDS } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

interface KindOfAccounts {
  readonly kind: string;
  readonly waiting: number;
}

/** Counts the accounts and mailboxes that their providers want to be left alone now; every kind is among the answers. */
@Injectable()
export class WaitingAccounts {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  count(): Promise<KindOfAccounts[]> {
    return this.db.query<KindOfAccounts[]>(
      `SELECT kind, (SELECT count(*)::int FROM account_quotas q JOIN connectors k ON k.id = q.connector_id
         WHERE q.wait_until > now() AND k.kind = kinds.kind) AS waiting
       FROM unnest($1::text[]) AS kinds (kind)`,
      [CONNECTOR_KINDS],
    );
  }
}
