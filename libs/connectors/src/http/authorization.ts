import { randomBytes } from 'node:crypto';
import { type DigestChallenge, digestAuthorization, parseDigestChallenge } from './digest-challenge.js';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Whose request it is, and what it asks for. */
export interface SignedRequest {
  readonly account: string;
  readonly url: URL;
  readonly method: string;
  readonly credentials: Credentials;
}

/** What a server answered to a request that it did not let in. */
export interface Refusal {
  /** Its WWW-Authenticate; null from a server that forgets to say what it wants, which is Basic. */
  readonly challenge: string | null;
  /** The Authorization header that it refuses. */
  readonly sent: string | null;
  /** Refusals of the same request before. */
  readonly earlier: number;
}

/** How a server wants to be answered: Basic (RFC 7617), or Digest (RFC 7616) with a nonce for as many requests as it lasts. */
type Session =
  { readonly scheme: 'basic' } | { readonly scheme: 'digest'; readonly challenge: DigestChallenge; count: number };

/** Sessions kept at most: of the ones unused for longest the next request costs one more exchange. */
const MOST_SESSIONS = 1_000;

/** Refusals that one request answers: for want of a nonce, and as often as that grows stale while others get theirs. */
const MOST_REFUSALS = 5;

/**
 * Writes Authorization headers. Where nobody can listen a password is sent with the first request, which saves an
 * exchange; elsewhere the server is asked first, as one that takes Digest never needs to see it.
 */
export class Authorization {
  private readonly sessions = new Map<string, Session>();

  /** @returns null where the server has not said yet how it wants to be answered */
  header(request: SignedRequest): string | null {
    const session = this.take(keyOf(request));
    if (session === null) return isPrivate(request.url) ? basic(request.credentials) : null;
    return answer(session, request);
  }

  /**
   * Hears of a refusal, for the requests that come, too.
   * @returns the Authorization with which another try may be let in; its nonce is promised to this try, so that requests at
   * the same time do not take it away from each other. Null where the refusal is final
   */
  afterRefusal(request: SignedRequest, { challenge: text, sent, earlier }: Refusal): string | null {
    const key = keyOf(request);
    const challenge = parseDigestChallenge(text);
    if (challenge !== null && earlier < MOST_REFUSALS && (earlier === 0 || challenge.stale))
      return answer(this.keep(key, { scheme: 'digest', challenge, count: 0 }), request);
    if (challenge === null && sent === null && /^$|\bbasic\b/i.test(text ?? ''))
      return answer(this.keep(key, { scheme: 'basic' }), request);
    this.sessions.delete(key);
    return null;
  }

  private keep(key: string, session: Session): Session {
    this.sessions.set(key, session);
    const [longestUnused] = this.sessions.keys();
    if (this.sessions.size > MOST_SESSIONS && longestUnused !== undefined) this.sessions.delete(longestUnused);
    return session;
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
function keyOf({ account, url }: SignedRequest): string {
  return `${url.origin} ${account}`;
}

function answer(session: Session, { url, method, credentials }: SignedRequest): string {
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

/** UTF-8, as RFC 7617 §2.1 allows. */
function basic({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}
