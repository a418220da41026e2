import { AccountConsent, guardedFetch, IssuerDirectory, type OAuthParts, TokenRequests } from '@calmirror/connectors';
import type { OAuthKind } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../../config/configuration.js';
import { ProviderHttp } from '../provider-http.js';

/** What speaks with the providers' issuers, through the one guarded client. */
@Injectable()
export class OAuthClient {
  readonly consent: AccountConsent;
  readonly tokens: TokenRequests;

  constructor(http: ProviderHttp, { googleIssuer, microsoftIssuer }: Configuration) {
    const parts: OAuthParts = {
      issuers: { google: googleIssuer, microsoft: microsoftIssuer },
      fetch: (account) =>
        guardedFetch(http.of(account.kind as OAuthKind, null), { account, signal: new AbortController().signal }),
      now: Date.now,
    };
    const directory = new IssuerDirectory(parts);
    this.consent = new AccountConsent(parts, directory);
    this.tokens = new TokenRequests(parts, directory);
  }
}
