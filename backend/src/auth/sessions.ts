import { createHash, randomBytes } from 'node:crypto';
import type { SignedInUser } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { SESSION_LIMITS } from './session-limits.js';

/** 256 bits, as it stands in the cookie. */
const newToken = (): string => randomBytes(32).toString('base64url');
/** sha-256: as which the database knows a session. */
export const sessionHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Who is signed in. A browser holds the token; the database only its digest, so that a copy of it opens no session. */
@Injectable()
export class Sessions {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Begins a session and answers its token. */
  async begin(manager: EntityManager, userId: string): Promise<string> {
    const token = newToken();
    await manager.query(
      'INSERT INTO sessions (token_hash, user_id, expires_at) VALUES ($1, $2, now() + make_interval(secs => $3))',
      [sessionHash(token), userId, SESSION_LIMITS.absoluteSeconds],
    );
    return token;
  }

  /** The user of a live session. One statement a request, and at most one write a minute. */
  async find(token: string): Promise<SignedInUser | null> {
    const [user] = await this.db.query<(SignedInUser & { stale: boolean })[]>(
      `SELECT u.id, u.email, u.name, s.last_seen_at < now() - make_interval(secs => $3) AS stale
       FROM sessions s JOIN users u ON u.id = s.user_id
       WHERE s.token_hash = $1 AND s.expires_at > now() AND s.last_seen_at > now() - make_interval(secs => $2)`,
      [sessionHash(token), SESSION_LIMITS.idleSeconds, SESSION_LIMITS.touchSeconds],
    );
    if (!user) return null;
    if (user.stale) await this.touch(token);
    return { id: user.id, email: user.email, name: user.name };
  }

  /** Those of the tokens whose sessions are live. Asking is no use of a session: it does not put off its end. */
  async among(tokens: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ token_hash: Buffer }[]>(
      `SELECT token_hash FROM sessions
       WHERE token_hash = ANY($1) AND expires_at > now() AND last_seen_at > now() - make_interval(secs => $2)`,
      [tokens.map(sessionHash), SESSION_LIMITS.idleSeconds],
    );
    const live = new Set(rows.map(({ token_hash }) => token_hash.toString('hex')));
    return new Set(tokens.filter((token) => live.has(sessionHash(token).toString('hex'))));
  }

  /** Ends the session on the server; the token opens nothing from now on. */
  async end(manager: EntityManager, token: string): Promise<void> {
    await manager.query('DELETE FROM sessions WHERE token_hash = $1', [sessionHash(token)]);
  }

  private async touch(token: string): Promise<void> {
    await this.db.query('UPDATE sessions SET last_seen_at = now() WHERE token_hash = $1', [sessionHash(token)]);
  }
}
