import type { ConnectorAdapter } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Connector } from '../database/entities/connector.entity.js';
import { AccountWaits } from './account-waits.js';
import { AdapterMaker } from './adapter-maker.js';
import type { AdapterUser } from './adapter-user.js';
import { QuotaTally } from './budget/quota-tally.js';
import { patientAdapter } from './patient-adapter.js';

/** The adapters of stored connectors, with settings and credentials as they are now. */
@Injectable()
export class Adapters {
  constructor(
    private readonly db: DataSource,
    private readonly maker: AdapterMaker,
    private readonly waits: AccountWaits,
    private readonly tally: QuotaTally,
  ) {}

  /**
   * @param user on whose behalf this adapter reads and writes; null where nobody can take its place
   * @throws {ProviderError} `not-found` for a connector that is gone, `auth` for a secret that cannot be opened,
   * `rejected` for settings that make no adapter
   */
  async open(connectorId: string, user: AdapterUser | null = null): Promise<ConnectorAdapter> {
    const connector = await this.db.manager.findOneBy(Connector, { id: connectorId });
    if (connector === null) throw new ProviderError('not-found', 'gone', 'The connector was deleted.');
    return patientAdapter(this.maker.make(connector, user), {
      pass: (calendarId) => this.waits.pass(connectorId, calendarId),
      remember: async (error, calendarId) => {
        if (error.kind === 'rate-limited' && error.reason !== 'budget-exhausted')
          this.tally.limited({ kind: connector.kind, key: connectorId });
        await this.waits.remember(connectorId, error, calendarId);
      },
    });
  }
}
