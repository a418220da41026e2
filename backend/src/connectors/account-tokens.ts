import { setTimeout as pause } from 'node:timers/promises';
import type { TokenSource } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ChangeNotes } from '../changes/change-notes.js';
import { Connector } from '../database/entities/connector.entity.js';
import { newId } from '../database/new-id.js';
import { SecretUnreadable } from '../secrets/secret-box.js';
import { connectorReasonAfter } from './connector-standing.js';
import { type TokenGrant, TokenGrants } from './oauth/token-grants.js';
import { type StoredTokens, type TokenPlace, TokenStore } from './oauth/token-store.js';

/** A token that is good for less, or for less than half of its time, is refreshed: no run of requests is to outlive it. */
const FRESH_SECONDS = 300;

/** While another process asks for the next one, or the provider cannot give it, a token that is good for as long is taken. */
const USABLE_SECONDS = 30;

/** For how long a token that was read is not looked up again by this process. */
const REMEMBERED_MS = 5_000;

const LOOK_MS = 100;
const PATIENCE_MS = 90_000;

const NEEDS_ATTENTION = `UPDATE connectors SET status = 'needs-attention', status_reason = $2::text
  WHERE id = $1 AND status <> 'disabled' AND (status, status_reason) IS DISTINCT FROM ('needs-attention', $2::text)`;

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
  private readonly looking = new Map<string, Promise<string>>();

  constructor(
    private readonly db: DataSource,
    private readonly store: TokenStore,
    private readonly grants: TokenGrants,
    private readonly changes: ChangeNotes,
  ) {}

  of(connectorId: string): TokenSource {
    return {
      accessToken: (mailbox) => this.accessToken(connectorId, mailbox),
      refused: async (token) => {
        await this.store.refuse(connectorId, token);
        this.forget(connectorId);
      },
    };
  }

  /** What was read is not believed any more: another consent was given. */
  forget(connectorId: string): void {
    for (const known of [this.remembered, this.looking])
      for (const key of known.keys()) if (key.startsWith(connectorId)) known.delete(key);
  }

  /** Whoever wants the same token while it is looked for gets that one. */
  private accessToken(connectorId: string, mailbox: string | null): Promise<string> {
    const key = `${connectorId}/${mailbox ?? ''}`;
    const known = this.remembered.get(key);
    if (known && known.until > Date.now()) return Promise.resolve(known.token);
    const found = this.looking.get(key) ?? this.look(connectorId, mailbox);
    this.looking.set(key, found);
    const remember = (token: string | null): void => {
      if (this.looking.get(key) !== found) return;
      this.looking.delete(key);
      if (token === null) this.remembered.delete(key);
      else this.remembered.set(key, { token, until: Date.now() + REMEMBERED_MS });
    };
    found.then(remember, () => remember(null));
    return found;
  }

  private async look(connectorId: string, mailbox: string | null): Promise<string> {
    const connector = await this.db.manager.findOneBy(Connector, { id: connectorId });
    if (connector === null) throw new ProviderError('not-found', 'gone', 'The connector was deleted.');
    const grant = await this.grants.of(connector, mailbox);
    return this.current({ connectorId, mailbox: grant.mailbox }, grant);
  }

  /** Waits for as long as another process has the refreshing in hand. */
  private async current(place: TokenPlace, grant: TokenGrant): Promise<string> {
    if (!grant.byConsent) await this.store.makePlace(place, grant.grantee);
    const by = newId();
    for (const began = Date.now(); Date.now() - began < PATIENCE_MS; await pause(LOOK_MS)) {
      const stored = this.usable(await this.read(place), grant);
      const { accessToken, secondsLeft, lifetime } = stored;
      if (accessToken !== null && secondsLeft > Math.min(FRESH_SECONDS, (lifetime ?? 0) / 2)) return accessToken;
      if (await this.store.claim(place, by, accessToken)) {
        const token = await this.refreshed(place, grant, stored, by);
        if (token !== null) return token;
      } else if (accessToken !== null && secondsLeft > USABLE_SECONDS) return accessToken;
    }
    throw new ProviderError('temporary', 'timeout', 'Another process has asked for an access token and got no answer.');
  }

  /** Null when there is another consent by now, or another process that asks: what is stored is then the thing to look at. */
  private async refreshed(
    place: TokenPlace,
    grant: TokenGrant,
    { refreshToken, accessToken, secondsLeft }: StoredTokens,
    by: string,
  ): Promise<string | null> {
    try {
      const granted = await grant.ask(refreshToken);
      return (await this.store.renew(place, by, granted)) ? granted.accessToken : null;
    } catch (error) {
      const isOurs = await this.store.release(place, by);
      if (!(error instanceof ProviderError)) throw error;
      if (!isOurs) return null;
      if (error.kind === 'auth') await this.tellRefusal(place, error);
      else if (accessToken !== null && secondsLeft > USABLE_SECONDS) return accessToken;
      throw error;
    }
  }

  /** The connector says so at once, whoever wanted the token; of one mailbox among many it says nothing. */
  private async tellRefusal({ connectorId, mailbox }: TokenPlace, error: ProviderError): Promise<void> {
    if (mailbox !== '') return;
    const [, told] = await this.db.query<[unknown[], number]>(NEEDS_ATTENTION, [
      connectorId,
      connectorReasonAfter(error),
    ]);
    if (told > 0) this.changes.note(['connectors']);
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
