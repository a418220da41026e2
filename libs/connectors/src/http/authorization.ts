import { randomBytes } from 'node:crypto';
import { type DigestChallenge, digestAuthorization, parseDigestChallenge } from './digest-challenge.js';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

interface DigestSession {
  readonly challenge: DigestChallenge;
  count: number;
}

/** Sessions kept at most: of the ones unused for longest the next request costs one more exchange. */
const MOST_SESSIONS = 1_000;

/**
 * Writes Authorization headers: Basic (RFC 7617) unasked, which saves an exchange, until a server challenges with Digest
 * (RFC 7616); from then on that account answers that server with Digest, one nonce for as many requests as it lasts.
 */
export class Authorization {
  private readonly sessions = new Map<string, DigestSession>();

  header(account: string, url: URL, method: string, credentials: Credentials): string {
    const session = this.take(keyOf(account, url));
    if (session === null) return basic(credentials);
    session.count += 1;
    return digestAuthorization(session.challenge, {
      ...credentials,
      method,
      uri: `${url.pathname}${url.search}`,
      count: session.count,
      clientNonce: randomBytes(16).toString('hex'),
    });
  }

  /**
   * Hears what a server refused with.
   * @param earlier challenges that this request was sent before: the first may be for want of a nonce, the second is
   * worth an answer only where the server calls its own nonce stale
   * @returns whether another try may be let in
   */
  challenged(account: string, url: URL, header: string | null, earlier: number): boolean {
    const challenge = parseDigestChallenge(header);
    const key = keyOf(account, url);
    if (challenge === null || (earlier > 0 && !challenge.stale)) {
      this.sessions.delete(key);
      return false;
    }
    this.sessions.set(key, { challenge, count: 0 });
    const [longestUnused] = this.sessions.keys();
    if (this.sessions.size > MOST_SESSIONS && longestUnused !== undefined) this.sessions.delete(longestUnused);
    return true;
  }

  /** The session, which becomes the one used last. */
  private take(key: string): DigestSession | null {
    const session = this.sessions.get(key);
    if (session === undefined) return null;
    this.sessions.delete(key);
    this.sessions.set(key, session);
    return session;
  }
}

/** Each origin has its own nonces, and each account its own password. */
function keyOf(account: string, url: URL): string {
  return `${url.origin} ${account}`;
}

/** UTF-8, as RFC 7617 §2.1 allows. */
function basic({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}
