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
  /** Seconds for which it was good when it came; null without one. */
  readonly lifetime: number | null;
}

interface TokenRow {
  grantee: string;
  refresh_token: Buffer | null;
  access_token: Buffer | null;
  seconds: number | null;
  lifetime: number | null;
}

const READ = `SELECT grantee, refresh_token, access_token,
  extract(epoch FROM access_expires_at - clock_timestamp())::float8 AS seconds,
  extract(epoch FROM access_expires_at - refreshed_at)::float8 AS lifetime
  FROM connector_tokens WHERE connector_id = $1 AND mailbox = $2`;

/** Longer than any request for a token takes; whoever dies with it keeps others waiting for no longer. */
const LEASE = `interval '75 seconds'`;

const PLACE = `INSERT INTO connector_tokens (connector_id, mailbox, grantee) VALUES ($1, $2, $3)
  ON CONFLICT (connector_id, mailbox) DO UPDATE SET grantee = excluded.grantee, refresh_token = NULL,
    refresh_expires_at = NULL, access_token = NULL, access_hash = NULL, access_expires_at = NULL, scope = '',
    refreshing_by = NULL, refreshing_until = NULL WHERE connector_tokens.grantee <> excluded.grantee`;

const CLAIM = `UPDATE connector_tokens SET refreshing_by = $3, refreshing_until = clock_timestamp() + ${LEASE}
  WHERE connector_id = $1 AND mailbox = $2 AND COALESCE(refreshing_until, '-infinity') < clock_timestamp()
    AND access_hash IS NOT DISTINCT FROM $4
  RETURNING 1`;

const RELEASE = `UPDATE connector_tokens SET refreshing_by = NULL, refreshing_until = NULL
  WHERE connector_id = $1 AND mailbox = $2 AND refreshing_by = $3`;

/** All of it is of the new consent, an end that the old one had included. */
const KEEP = `
INSERT INTO connector_tokens (connector_id, mailbox, grantee, refresh_token, refresh_expires_at, access_token, access_hash,
  access_expires_at, scope)
VALUES ($1, $2, $3, $4, now() + $5::float8 * interval '1 second', $6, $7, now() + $8::float8 * interval '1 second', $9)
ON CONFLICT (connector_id, mailbox) DO UPDATE SET grantee = excluded.grantee, refresh_token = excluded.refresh_token,
  refresh_expires_at = excluded.refresh_expires_at, access_token = excluded.access_token,
  access_hash = excluded.access_hash, access_expires_at = excluded.access_expires_at, scope = excluded.scope,
  refreshing_by = NULL, refreshing_until = NULL, refreshed_at = now()`;

/** Fenced: a consent that was given meanwhile, or another process that took the refreshing over, is not written over. */
const RENEW = `
UPDATE connector_tokens SET refresh_token = COALESCE($4, refresh_token),
  refresh_expires_at = COALESCE(now() + $5::float8 * interval '1 second', refresh_expires_at), access_token = $6,
  access_hash = $7, access_expires_at = now() + $8::float8 * interval '1 second', scope = COALESCE(NULLIF($9, ''), scope),
  refreshing_by = NULL, refreshing_until = NULL, refreshed_at = now()
WHERE connector_id = $1 AND mailbox = $2 AND refreshing_by = $3`;

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
      lifetime: row.lifetime,
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

  /** False when it was not `by` any more who was to ask. */
  async release({ connectorId, mailbox }: TokenPlace, by: string): Promise<boolean> {
    const [, released] = await this.db.query<[unknown[], number]>(RELEASE, [connectorId, mailbox, by]);
    return released > 0;
  }

  /** What a consent gave takes the place of all that was there. */
  async keep(manager: EntityManager, place: TokenPlace, grantee: string, granted: GrantedTokens): Promise<void> {
    await manager.query(KEEP, [place.connectorId, place.mailbox, grantee, ...this.sealed(place, granted)]);
  }

  /**
   * What a refresh gave, in one statement: a refresh token that was rotated is there before the access token beside it is
   * used. False when it was not `by` any more who was to ask; nothing was written then.
   */
  async renew(place: TokenPlace, by: string, granted: GrantedTokens): Promise<boolean> {
    const values = [place.connectorId, place.mailbox, by, ...this.sealed(place, granted)];
    const [, renewed] = await this.db.query<[unknown[], number]>(RENEW, values);
    return renewed > 0;
  }

  /** The provider does not take this one any more. */
  async refuse(connectorId: string, accessToken: string): Promise<void> {
    await this.db.query(REFUSE, [connectorId, digest(accessToken)]);
  }

  private sealed(place: TokenPlace, { accessToken, seconds, refreshToken, refreshSeconds, scope }: GrantedTokens) {
    const seal = (column: string, token: string): Buffer => this.box.seal(token, contextOf(column, place));
    return [
      refreshToken === null ? null : seal('refresh_token', refreshToken),
      refreshSeconds,
      seal('access_token', accessToken),
      digest(accessToken),
      seconds,
      scope ?? '',
    ];
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

const contextOf = (column: string, { connectorId, mailbox }: TokenPlace): string =>
  sealContext('connector_tokens', column, `${connectorId}/${mailbox}`);
