import { setTimeout as pause } from 'node:timers/promises';
import type { TokenSource } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Connector } from '../database/entities/connector.entity.js';
import { newId } from '../database/new-id.js';
import { SecretUnreadable } from '../secrets/secret-box.js';
import { type TokenGrant, TokenGrants } from './oauth/token-grants.js';
import { type StoredTokens, type TokenPlace, TokenStore } from './oauth/token-store.js';

/** A token that is good for less is refreshed: no run of requests is to outlive it. */
const FRESH_SECONDS = 300;

/** While another process asks for the next one, a token that is good for as long is taken. */
const USABLE_SECONDS = 30;

/** For how long a token that was read is not looked up again by this process. */
const REMEMBERED_MS = 5_000;

const LOOK_MS = 100;
const PATIENCE_MS = 90_000;

interface Remembered {
  readonly token: string;
  readonly until: number;
}

/**
 * The access tokens of connectors that sign in by OAuth, shared by all processes: one of them asks the provider for the next
 * one, under a lease in the row, and the others wait for it. No transaction is open while the provider is asked.
 */
@Injectable()
export class AccountTokens {
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    private readonly db: DataSource,
    private readonly store: TokenStore,
    private readonly grants: TokenGrants,
  ) {}

  of(connectorId: string): TokenSource {
    return {
      accessToken: (mailbox) => this.accessToken(connectorId, mailbox),
      refused: async (token) => {
        this.forget(connectorId);
        await this.store.refuse(connectorId, token);
      },
    };
  }

  /** What was read is not believed any more: another consent was given. */
  forget(connectorId: string): void {
    for (const key of this.remembered.keys()) if (key.startsWith(connectorId)) this.remembered.delete(key);
  }

  private async accessToken(connectorId: string, mailbox: string | null): Promise<string> {
    const key = `${connectorId}/${mailbox ?? ''}`;
    const known = this.remembered.get(key);
    if (known && known.until > Date.now()) return known.token;
    const connector = await this.db.manager.findOneBy(Connector, { id: connectorId });
    if (connector === null) throw new ProviderError('not-found', 'gone', 'The connector was deleted.');
    const grant = await this.grants.of(connector, mailbox);
    const token = await this.current({ connectorId, mailbox: grant.mailbox }, grant);
    this.remembered.set(key, { token, until: Date.now() + REMEMBERED_MS });
    return token;
  }

  /** Waits for as long as another process has the refreshing in hand. */
  private async current(place: TokenPlace, grant: TokenGrant): Promise<string> {
    if (!grant.byConsent) await this.store.makePlace(place, grant.grantee);
    const by = newId();
    for (const began = Date.now(); Date.now() - began < PATIENCE_MS; await pause(LOOK_MS)) {
      const stored = this.usable(await this.read(place), grant);
      if (stored.accessToken !== null && stored.secondsLeft > FRESH_SECONDS) return stored.accessToken;
      if (await this.store.claim(place, by, stored.accessToken)) return this.refresh(place, grant, stored, by);
      if (stored.accessToken !== null && stored.secondsLeft > USABLE_SECONDS) return stored.accessToken;
    }
    throw new ProviderError('temporary', 'timeout', 'Another process has asked for an access token and got no answer.');
  }

  private async refresh(place: TokenPlace, grant: TokenGrant, stored: StoredTokens, by: string): Promise<string> {
    try {
      const granted = await grant.ask(stored.refreshToken);
      await this.store.store(place, grant.grantee, granted);
      return granted.accessToken;
    } catch (error) {
      await this.store.release(place, by);
      throw error;
    }
  }

  private async read(place: TokenPlace): Promise<StoredTokens | null> {
    try {
      return await this.store.read(place);
    } catch (cause) {
      if (!(cause instanceof SecretUnreadable)) throw cause;
      const message =
        'The stored tokens cannot be opened with the keys of this installation: connect the account again.';
      throw new ProviderError('auth', 'consent-revoked', message, null, { cause });
    }
  }

  private usable(stored: StoredTokens | null, { grantee, byConsent }: TokenGrant): StoredTokens {
    const isOurs = stored !== null && stored.grantee === grantee && (!byConsent || stored.refreshToken !== null);
    if (isOurs) return stored;
    throw new ProviderError('auth', 'not-connected', 'Nobody has connected this account yet, or for another app.');
  }
}
