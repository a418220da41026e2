import type { OAuthApp } from '@calmirror/connectors';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Connector } from '../../database/entities/connector.entity.js';
import { ConnectorApp, granteeOf } from './connector-app.js';
import { OAuthClient } from './oauth-client.js';
import { TokenStore } from './token-store.js';

/** Whether the same person has let the same app in for another connector, which Google would end as well. */
const SHARED = `SELECT 1 FROM connector_tokens t JOIN connectors c ON c.id = t.connector_id
  WHERE t.grantee = $1 AND c.account_subject = $2 AND c.id <> $3 LIMIT 1`;

/** A consent that nobody else here lives by. */
export interface LastConsent {
  readonly connectorId: string;
  readonly app: OAuthApp;
  readonly refreshToken: string;
}

/** Consents of people to connectors that are removed: what is read no more, this app shall not be allowed to read. */
@Injectable()
export class GivenBackConsents {
  private readonly logger = new Logger(GivenBackConsents.name);

  constructor(
    private readonly db: DataSource,
    private readonly app: ConnectorApp,
    private readonly tokens: TokenStore,
    private readonly client: OAuthClient,
  ) {}

  /** What is to be given back when the connector goes; null where there is nothing, or nothing that can be read. */
  async of(connectorId: string): Promise<LastConsent | null> {
    try {
      const connector = await this.db.manager.findOneBy(Connector, { id: connectorId });
      if (connector === null || connector.accountSubject === null) return null;
      const app = await this.app.of(connector);
      const { grantee = '', refreshToken = null } = (await this.tokens.read({ connectorId, mailbox: '' })) ?? {};
      if (app === null || refreshToken === null || grantee !== granteeOf(app, 'account')) return null;
      const shared = await this.db.query<unknown[]>(SHARED, [grantee, connector.accountSubject, connectorId]);
      return shared.length > 0 ? null : { connectorId, app, refreshToken };
    } catch (error) {
      this.logger.warn({ err: error, connectorId }, 'whether a consent is to be given back cannot be told');
      return null;
    }
  }

  /** Does not throw: the connector is gone by now, and whoever removed it can end the consent at the provider as well. */
  async giveBack({ connectorId, app, refreshToken }: LastConsent): Promise<void> {
    try {
      await this.client.tokens.revoke(app, refreshToken, { kind: app.provider, key: connectorId });
    } catch (error) {
      this.logger.warn({ err: error, connectorId }, 'a consent could not be given back to the provider');
    }
  }
}
