import { type CalendarReader, type ConnectorAdapter, createAdapter } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { Inject, Injectable } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import type { Connector } from '../database/entities/connector.entity.js';
import { CALENDAR_READER } from './calendar-reader.js';
import { AccountTokens } from './account-tokens.js';
import type { AdapterUser } from './adapter-user.js';
import { spenderOf } from './budget/spender.js';
import { ConnectorSecrets } from './connector-secrets.js';
import { ProviderHttp } from './provider-http.js';
import { ProviderMail } from './provider-mail.js';
import { PublishedEvents } from './published-events.js';

/** Puts an adapter together: a connector's settings and credentials, and everything that adapters work with. */
@Injectable()
export class AdapterMaker {
  constructor(
    private readonly secrets: ConnectorSecrets,
    private readonly http: ProviderHttp,
    private readonly mail: ProviderMail,
    private readonly published: PublishedEvents,
    private readonly tokens: AccountTokens,
    private readonly configuration: Configuration,
    @Inject(CALENDAR_READER) private readonly reader: CalendarReader,
  ) {}

  /**
   * @param user on whose behalf the adapter reads and writes
   * @throws {ProviderError} `auth` for a secret that cannot be opened, `rejected` for settings that make no adapter
   */
  make(connector: Connector, user: AdapterUser | null): ConnectorAdapter {
    const { id, kind, settings } = connector;
    return createAdapter(
      { id, kind, settings, secret: this.openSecret(connector) },
      {
        http: this.http.of(kind, user, spenderOf(connector)),
        reader: this.reader,
        publishedStore: (account) => this.published.of(account, user),
        mailSources: this.mail.of(user),
        tokens: (account) => this.tokens.of(account),
        endpoints: { google: this.configuration.googleApi, microsoft: this.configuration.microsoftApi },
        now: Date.now,
      },
    );
  }

  private openSecret({ id, secret }: Connector): unknown {
    if (secret === null) return null;
    try {
      return this.secrets.open(id, secret);
    } catch (cause) {
      const message = 'The stored secret cannot be opened with the keys of this installation: enter it anew.';
      throw new ProviderError('auth', 'credentials-refused', message, null, { cause });
    }
  }
}
