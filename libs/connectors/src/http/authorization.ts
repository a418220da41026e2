import { randomBytes } from 'node:crypto';
import { type DigestChallenge, digestAuthorization, parseDigestChallenge } from './digest-challenge.js';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** How a server wants to be answered: Basic (RFC 7617), or Digest (RFC 7616) with a nonce for as many requests as it lasts. */
type Session =
  { readonly scheme: 'basic' } | { readonly scheme: 'digest'; readonly challenge: DigestChallenge; count: number };

/** Sessions kept at most: of the ones unused for longest the next request costs one more exchange. */
const MOST_SESSIONS = 1_000;

/** Challenges that one request answers: for want of a nonce, and when that nonce has grown stale meanwhile. */
const MOST_CHALLENGES = 2;

/**
 * Writes Authorization headers. Where nobody can listen a password is sent with the first request, which saves an
 * exchange; elsewhere the server is asked first, as one that takes Digest never needs to see it.
 */
export class Authorization {
  private readonly sessions = new Map<string, Session>();

  /** @returns null where the server has not said yet how it wants to be answered */
  header(account: string, url: URL, method: string, credentials: Credentials): string | null {
    const session = this.take(keyOf(account, url));
    if (session === null) return isPrivate(url) ? basic(credentials) : null;
    if (session.scheme === 'basic') return basic(credentials);
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
   * @param header its WWW-Authenticate; null from a server that forgets to say what it wants, which is Basic
   * @param sent the Authorization header that it refuses
   * @param earlier challenges that this request was sent before
   * @returns whether another try may be let in
   */
  challenged(account: string, url: URL, header: string | null, sent: string | null, earlier: number): boolean {
    const key = keyOf(account, url);
    const challenge = parseDigestChallenge(header);
    if (challenge !== null && earlier < MOST_CHALLENGES && (earlier === 0 || challenge.stale))
      return this.keep(key, { scheme: 'digest', challenge, count: 0 });
    if (challenge === null && sent === null && /^$|\bbasic\b/i.test(header ?? ''))
      return this.keep(key, { scheme: 'basic' });
    this.sessions.delete(key);
    return false;
  }

  private keep(key: string, session: Session): true {
    this.sessions.set(key, session);
    const [longestUnused] = this.sessions.keys();
    if (this.sessions.size > MOST_SESSIONS && longestUnused !== undefined) this.sessions.delete(longestUnused);
    return true;
  }

  /** The session, which becomes the one used last. */
  private take(key: string): Session | null {
    const session = this.sessions.get(key);
    if (session === undefined) return null;
    this.sessions.delete(key);
    this.sessions.set(key, session);
    return session;
  }
}

/** Encrypted, or never leaving this machine. */
function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || /^(127(\.\d+){3}|\[::1\]|localhost)$/.test(hostname);
}

/** Each origin has its own nonces, and each account its own password. */
function keyOf(account: string, url: URL): string {
  return `${url.origin} ${account}`;
}

/** UTF-8, as RFC 7617 §2.1 allows. */
function basic({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}
