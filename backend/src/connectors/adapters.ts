import type { ConnectorAdapter, RequestObserver } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Connector } from '../database/entities/connector.entity.js';
import { AccountWaits } from './account-waits.js';
import { AdapterMaker } from './adapter-maker.js';
import { patientAdapter } from './patient-adapter.js';

/** The adapters of stored connectors, with settings and credentials as they are now. */
@Injectable()
export class Adapters {
  constructor(
    private readonly db: DataSource,
    private readonly maker: AdapterMaker,
    private readonly waits: AccountWaits,
  ) {}

  /**
   * @param observer hears of each request that this adapter makes
   * @throws {ProviderError} `not-found` for a connector that is gone, `auth` for a secret that cannot be opened,
   * `rejected` for settings that make no adapter
   */
  async open(connectorId: string, observer: RequestObserver | null = null): Promise<ConnectorAdapter> {
    const connector = await this.db.manager.findOneBy(Connector, { id: connectorId });
    if (connector === null) throw new ProviderError('not-found', 'gone', 'The connector was deleted.');
    return patientAdapter(this.maker.make(connector, observer), {
      pass: () => this.waits.pass(connectorId),
      remember: (error) => this.waits.remember(connectorId, error),
    });
  }
}
