import { DELEGATED_SCOPES, type GrantedTokens, readServiceAccount } from '@calmirror/connectors';
import { oauthSignIn } from '@calmirror/contracts';
import { ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../../config/configuration.js';
import type { Connector } from '../../database/entities/connector.entity.js';
import { SecretUnreadable } from '../../secrets/secret-box.js';
import { ConnectorSecrets } from '../connector-secrets.js';
import { ConnectorApp, granteeOf } from './connector-app.js';
import { OAuthClient } from './oauth-client.js';

/** How access tokens of one mailbox, or of the account, are come by. */
export interface TokenGrant {
  /** Under which mailbox they are kept: empty where they are good for all of the connector's. */
  readonly mailbox: string;
  readonly grantee: string;
  /** Whether a consent has to be there, with its refresh token. */
  readonly byConsent: boolean;
  readonly ask: (refreshToken: string | null) => Promise<GrantedTokens>;
}

/** Knows for each connector which grant of OAuth gives it access tokens. */
@Injectable()
export class TokenGrants {
  constructor(
    private readonly app: ConnectorApp,
    private readonly secrets: ConnectorSecrets,
    private readonly client: OAuthClient,
    private readonly configuration: Configuration,
  ) {}

  /** @throws {ProviderError} `auth`, `client-refused` where there is nothing to ask with */
  async of(connector: Connector, mailbox: string | null): Promise<TokenGrant> {
    const { tokens } = this.client;
    const { provider, access, reach = 'calendars' } = oauthSignIn(connector) ?? {};
    if (provider === 'google' && access === 'organisation') return this.delegated(connector, mailbox);
    const app = await this.app.of(connector);
    if (app === null)
      throw new ProviderError('auth', 'client-refused', 'There is no app registration to sign in with: enter one.');
    const account = { kind: app.provider, key: connector.id };
    if (access === 'organisation') {
      const ask = (): Promise<GrantedTokens> => tokens.application(app, this.configuration.microsoftApi, account);
      return { mailbox: '', grantee: granteeOf(app, 'organisation'), byConsent: false, ask };
    }
    const ask = (refreshToken: string | null): Promise<GrantedTokens> =>
      tokens.refresh(app, reach, refreshToken ?? '', connector.accountTenant, account);
    return { mailbox: '', grantee: granteeOf(app, 'account'), byConsent: true, ask };
  }

  /** People are listed on behalf of the administrator, whose tokens so are for both. */
  private delegated({ id, kind, settings, secret }: Connector, mailbox: string | null): TokenGrant {
    const service = readServiceAccount(this.keyFile(id, secret));
    // Adapters write mail addresses in lower case, people as they like.
    const admin = typeof settings['admin'] === 'string' ? settings['admin'].toLowerCase() : '';
    const subject = mailbox?.toLowerCase() ?? admin;
    const scopes =
      subject === admin ? [...DELEGATED_SCOPES.calendars, ...DELEGATED_SCOPES.people] : DELEGATED_SCOPES.calendars;
    return {
      mailbox: subject,
      grantee: `google ${service.mail}`,
      byConsent: false,
      ask: () => this.client.tokens.delegated(service, subject, scopes, { kind, key: id, mailbox: subject }),
    };
  }

  private keyFile(id: string, secret: Buffer | null): string {
    try {
      const opened = secret === null ? null : this.secrets.open(id, secret);
      return opened !== null && 'serviceAccountKey' in opened ? opened.serviceAccountKey : '';
    } catch (cause) {
      if (!(cause instanceof SecretUnreadable)) throw cause;
      const message = 'The stored key of the service account cannot be opened: enter it anew.';
      throw new ProviderError('auth', 'client-refused', message, null, { cause });
    }
  }
}
