import { createHash } from 'node:crypto';

/** What a server asks for with `WWW-Authenticate: Digest` (RFC 7616 §3.3), as far as it can be answered here. */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | null;
  /** As the server writes it, or null where it names none (then it is MD5). */
  readonly algorithm: string | null;
  readonly hash: 'md5' | 'sha256';
  /** The `-sess` form, whose key holds the nonces. */
  readonly session: boolean;
  /** Null for a server of RFC 2069, which knows no quality of protection. */
  readonly qop: 'auth' | null;
  /** The nonce was too old, the password not at fault. */
  readonly stale: boolean;
}

/** What one answer to a challenge is made of. */
export interface DigestAnswer {
  readonly username: string;
  readonly password: string;
  readonly method: string;
  /** Path and query as they are sent. */
  readonly uri: string;
  /** Answers given to this nonce, this one included. */
  readonly count: number;
  readonly clientNonce: string;
}

const HASHES: Readonly<Record<string, 'md5' | 'sha256'>> = { md5: 'md5', 'sha-256': 'sha256' };

/** The strongest Digest challenge in the header that can be answered, or null. Several challenges may share one header. */
export function parseDigestChallenge(header: string | null): DigestChallenge | null {
  const challenges = challengesIn(header ?? '').flatMap((parameters) => challengeOf(parameters) ?? []);
  return challenges.find(({ hash }) => hash === 'sha256') ?? challenges[0] ?? null;
}

/** The Authorization header that answers a challenge (RFC 7616 §3.4). */
export function digestAuthorization(challenge: DigestChallenge, answer: DigestAnswer): string {
  const { realm, nonce, opaque, algorithm, qop } = challenge;
  const { username, uri, clientNonce } = answer;
  const count = answer.count.toString(16).padStart(8, '0');
  const parts: readonly (string | null)[] = [
    // A header holds Latin characters only; a name beyond them has a form of its own (RFC 7616 §3.4.4, RFC 5987).
    /^[\x20-\x7e]*$/.test(username)
      ? `username=${quoted(username)}`
      : `username*=UTF-8''${encodeURIComponent(username)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `response="${response(challenge, answer, count)}"`,
    algorithm === null ? null : `algorithm=${algorithm}`,
    opaque === null ? null : `opaque=${quoted(opaque)}`,
    qop === null ? null : `qop=auth, nc=${count}, cnonce=${quoted(clientNonce)}`,
  ];
  return `Digest ${parts.filter((part) => part !== null).join(', ')}`;
}

function response({ realm, nonce, hash, session, qop }: DigestChallenge, answer: DigestAnswer, count: string): string {
  const digest = (text: string): string => createHash(hash).update(text, 'utf8').digest('hex');
  const { username, password, method, uri, clientNonce } = answer;
  const plain = digest(`${username}:${realm}:${password}`);
  const key = session ? digest(`${plain}:${nonce}:${clientNonce}`) : plain;
  const request = digest(`${method}:${uri}`);
  return digest(
    qop === null ? `${key}:${nonce}:${request}` : `${key}:${nonce}:${count}:${clientNonce}:auth:${request}`,
  );
}

function challengeOf(parameters: ReadonlyMap<string, string>): DigestChallenge | null {
  const realm = parameters.get('realm');
  const nonce = parameters.get('nonce');
  const algorithm = parameters.get('algorithm') ?? null;
  const name = (algorithm ?? 'MD5').toLowerCase();
  const hash = HASHES[name.replace(/-sess$/, '')];
  const offered =
    parameters
      .get('qop')
      ?.toLowerCase()
      .split(/[\s,]+/) ?? null;
  if (realm === undefined || nonce === undefined || hash === undefined) return null;
  if (offered !== null && !offered.includes('auth')) return null;
  return {
    realm,
    nonce,
    opaque: parameters.get('opaque') ?? null,
    algorithm,
    hash,
    session: name.endsWith('-sess'),
    qop: offered === null ? null : 'auth',
    stale: parameters.get('stale')?.toLowerCase() === 'true',
  };
}

/** Parameters of each Digest challenge; those of other schemes are passed over. */
function challengesIn(header: string): ReadonlyMap<string, string>[] {
  const found: { digest: boolean; parameters: Map<string, string> }[] = [];
  // Each token is met once, whatever follows it: a header of nothing but tokens costs no more than its length.
  const tokens = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/g;
  for (const [, token = '', quotedValue, plainValue] of header.matchAll(tokens)) {
    const value = quotedValue?.replace(/\\(.)/g, '$1') ?? plainValue;
    // A scheme is a token that no equals sign follows (RFC 9110 §11.6.1).
    if (value === undefined) found.push({ digest: token.toLowerCase() === 'digest', parameters: new Map() });
    else found.at(-1)?.parameters.set(token.toLowerCase(), value);
  }
  return found.filter(({ digest }) => digest).map(({ parameters }) => parameters);
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
