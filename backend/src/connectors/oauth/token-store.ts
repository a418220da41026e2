import { createHash } from 'node:crypto';
import type { GrantedTokens } from '@calmirror/connectors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sealContext, SecretBox } from '../../secrets/secret-box.js';

/** Whose tokens: a connector's account, or one mailbox of its organisation (else empty). */
export interface TokenPlace {
  readonly connectorId: string;
  readonly mailbox: string;
}

/** What is stored, opened. */
export interface StoredTokens {
  readonly grantee: string;
  readonly refreshToken: string | null;
  readonly accessToken: string | null;
  /** Seconds for which the access token is good; 0 without one. */
  readonly secondsLeft: number;
}

interface TokenRow {
  grantee: string;
  refresh_token: Buffer | null;
  access_token: Buffer | null;
  seconds: number | null;
}

const READ = `SELECT grantee, refresh_token, access_token,
  extract(epoch FROM access_expires_at - clock_timestamp())::float8 AS seconds
  FROM connector_tokens WHERE connector_id = $1 AND mailbox = $2`;

/** Longer than any request for a token takes; whoever dies with it keeps others waiting for no longer. */
const LEASE = `interval '75 seconds'`;

const PLACE = `INSERT INTO connector_tokens (connector_id, mailbox, grantee) VALUES ($1, $2, $3)
  ON CONFLICT (connector_id, mailbox) DO UPDATE SET grantee = excluded.grantee, access_token = NULL, access_hash = NULL,
    access_expires_at = NULL WHERE connector_tokens.grantee <> excluded.grantee`;

const CLAIM = `UPDATE connector_tokens SET refreshing_by = $3, refreshing_until = clock_timestamp() + ${LEASE}
  WHERE connector_id = $1 AND mailbox = $2 AND COALESCE(refreshing_until, '-infinity') < clock_timestamp()
    AND access_hash IS NOT DISTINCT FROM $4
  RETURNING 1`;

const RELEASE = `UPDATE connector_tokens SET refreshing_by = NULL, refreshing_until = NULL
  WHERE connector_id = $1 AND mailbox = $2 AND refreshing_by = $3`;

const STORE = `
INSERT INTO connector_tokens AS t (connector_id, mailbox, grantee, refresh_token, refresh_expires_at, access_token,
  access_hash, access_expires_at, scope)
VALUES ($1, $2, $3, $4, now() + $5::float8 * interval '1 second', $6, $7, now() + $8::float8 * interval '1 second', $9)
ON CONFLICT (connector_id, mailbox) DO UPDATE SET grantee = excluded.grantee,
  refresh_token = COALESCE(excluded.refresh_token, t.refresh_token),
  refresh_expires_at = COALESCE(excluded.refresh_expires_at, t.refresh_expires_at),
  access_token = excluded.access_token, access_hash = excluded.access_hash,
  access_expires_at = excluded.access_expires_at, scope = COALESCE(NULLIF(excluded.scope, ''), t.scope),
  refreshing_by = NULL, refreshing_until = NULL, refreshed_at = now()`;

const REFUSE = `UPDATE connector_tokens SET access_expires_at = NULL WHERE connector_id = $1 AND access_hash = $2`;

/** Tokens of accounts, sealed to their rows; and who asks a provider for new ones now. */
@Injectable()
export class TokenStore {
  constructor(
    private readonly db: DataSource,
    private readonly box: SecretBox,
  ) {}

  /** Null where there are none. @throws {SecretUnreadable} */
  async read({ connectorId, mailbox }: TokenPlace): Promise<StoredTokens | null> {
    const [row] = await this.db.query<TokenRow[]>(READ, [connectorId, mailbox]);
    if (!row) return null;
    const place = { connectorId, mailbox };
    const opened = (column: string, sealed: Buffer | null): string | null =>
      sealed && this.box.open(sealed, contextOf(column, place));
    return {
      grantee: row.grantee,
      refreshToken: opened('refresh_token', row.refresh_token),
      accessToken: opened('access_token', row.access_token),
      secondsLeft: Math.max(0, row.seconds ?? 0),
    };
  }

  /** Makes sure of a row that tokens asked for by a secret alone can be kept in; what another app was given goes. */
  async makePlace({ connectorId, mailbox }: TokenPlace, grantee: string): Promise<void> {
    await this.db.query(PLACE, [connectorId, mailbox, grantee]);
  }

  /** Whether `by` may ask the provider now: nobody else does, and the access token is still the one that was read. */
  async claim({ connectorId, mailbox }: TokenPlace, by: string, accessToken: string | null): Promise<boolean> {
    const seen = accessToken === null ? null : digest(accessToken);
    const [, claimed] = await this.db.query<[unknown[], number]>(CLAIM, [connectorId, mailbox, by, seen]);
    return claimed > 0;
  }

  async release({ connectorId, mailbox }: TokenPlace, by: string): Promise<void> {
    await this.db.query(RELEASE, [connectorId, mailbox, by]);
  }

  /** One statement: a refresh token that was rotated is there before the access token beside it is used. */
  async store(
    place: TokenPlace,
    grantee: string,
    { accessToken, seconds, refreshToken, refreshSeconds, scope }: GrantedTokens,
    manager: EntityManager = this.db.manager,
  ): Promise<void> {
    const sealed = (column: string, token: string | null): Buffer | null =>
      token === null ? null : this.box.seal(token, contextOf(column, place));
    await manager.query(STORE, [
      place.connectorId,
      place.mailbox,
      grantee,
      sealed('refresh_token', refreshToken),
      refreshSeconds,
      sealed('access_token', accessToken),
      digest(accessToken),
      seconds,
      scope ?? '',
    ]);
  }

  /** The provider does not take this one any more. */
  async refuse(connectorId: string, accessToken: string): Promise<void> {
    await this.db.query(REFUSE, [connectorId, digest(accessToken)]);
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

const contextOf = (column: string, { connectorId, mailbox }: TokenPlace): string =>
  sealContext('connector_tokens', column, `${connectorId}/${mailbox}`);
