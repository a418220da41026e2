import type { TokenSource } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';

/** The access tokens of connectors that sign in by OAuth. */
@Injectable()
export class AccountTokens {
  of(_connectorId: string): TokenSource {
    return {
      accessToken: () =>
        Promise.reject(new ProviderError('auth', 'not-connected', 'Nobody has connected this account yet.')),
      refused: () => Promise.resolve(),
    };
  }
}
