import type { OAuthApp } from '@calmirror/connectors';
import { type AccountAccess, oauthSignIn } from '@calmirror/contracts';
import { ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import type { Connector } from '../../database/entities/connector.entity.js';
import { SecretUnreadable } from '../../secrets/secret-box.js';
import { ConnectorSecrets } from '../connector-secrets.js';
import { AppRegistrations } from './app-registrations.js';

/** As which app a connector signs in: one of its own, or the installation's. */
@Injectable()
export class ConnectorApp {
  constructor(
    private readonly secrets: ConnectorSecrets,
    private readonly registrations: AppRegistrations,
  ) {}

  /**
   * Null where neither is registered.
   * @throws {ProviderError} `auth` for a secret that the keys of this installation do not open
   */
  async of(connector: Connector): Promise<OAuthApp | null> {
    const { settings } = connector;
    const provider = oauthSignIn(connector)?.provider;
    if (provider === undefined) return null;
    const text = (key: string): string | null => (typeof settings[key] === 'string' ? settings[key] : null);
    const own = text('clientId');
    try {
      if (own !== null) {
        const clientSecret = this.ownSecret(connector);
        return clientSecret === null ? null : { provider, clientId: own, clientSecret, tenant: text('tenant') };
      }
      const registration = await this.registrations.find(provider);
      if (registration === null) return null;
      const { clientId, clientSecret, tenant } = registration;
      return { provider, clientId, clientSecret, tenant: text('tenant') ?? tenant };
    } catch (cause) {
      if (!(cause instanceof SecretUnreadable)) throw cause;
      const message = 'The stored secret of the app registration cannot be opened: enter it anew.';
      throw new ProviderError('auth', 'client-refused', message, null, { cause });
    }
  }

  private ownSecret({ id, secret }: Connector): string | null {
    const opened = secret === null ? null : this.secrets.open(id, secret);
    return opened !== null && 'clientSecret' in opened ? opened.clientSecret : null;
  }
}

/** Whom a consent or a token was given to, and for what: it is nothing worth to another app, or another directory's. */
export const granteeOf = ({ provider, clientId, tenant }: OAuthApp, access: AccountAccess): string =>
  `${provider} ${access} ${clientId} ${tenant ?? ''}`;
