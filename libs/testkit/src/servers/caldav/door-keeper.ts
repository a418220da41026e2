import { createHash, randomBytes } from 'node:crypto';
import type { CaldavRequest } from './caldav-answer.js';
import type { CaldavQuirks } from './caldav-quirks.js';

export interface CaldavUser {
  readonly name: string;
  readonly password: string;
}

const REALM = 'calendars';
const OPAQUE = '5ccc069c403ebaf9f0171e9517f40e41';

/** Lets in whoever proves to be the user, by Basic (RFC 7617) or Digest (RFC 7616) with nonces that grow old. */
export class DoorKeeper {
  /** Nonce → counts that were used with it. */
  private readonly nonces = new Map<string, Set<string>>();

  constructor(
    private readonly quirks: CaldavQuirks,
    private readonly user: CaldavUser,
  ) {}

  /** Null for who may come in, else the challenge for WWW-Authenticate. */
  challenge(request: CaldavRequest): string | null {
    const { auth } = this.quirks;
    const sent = request.headers.authorization ?? '';
    if (auth === 'none') return null;
    if (auth === 'basic') return sent === this.basic() ? null : `Basic realm="${REALM}", charset="UTF-8"`;
    const fields = sent.startsWith('Digest ') ? fieldsOf(sent.slice('Digest '.length)) : null;
    if (fields === null || !this.proves(fields, request, auth)) return this.digest(auth, false);
    return this.isFresh(fields) ? null : this.digest(auth, true);
  }

  private basic(): string {
    return `Basic ${Buffer.from(`${this.user.name}:${this.user.password}`).toString('base64')}`;
  }

  private digest(algorithm: 'MD5' | 'SHA-256', stale: boolean): string {
    const nonce = randomBytes(16).toString('base64');
    this.nonces.set(nonce, new Set());
    const parts = `realm="${REALM}", qop="auth,auth-int", algorithm=${algorithm}, nonce="${nonce}", opaque="${OPAQUE}"`;
    return `Digest ${parts}${stale ? ', stale=true' : ''}`;
  }

  private proves(fields: Fields, { method, path }: CaldavRequest, algorithm: 'MD5' | 'SHA-256'): boolean {
    const { username, realm, uri, nonce, nc, cnonce, qop, response, opaque } = fields;
    const digest = (text: string): string =>
      createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
        .update(text)
        .digest('hex');
    if (username !== this.user.name || realm !== REALM || opaque !== OPAQUE || qop !== 'auth' || uri !== path)
      return false;
    const who = digest(`${username}:${realm}:${this.user.password}`);
    return response === digest([who, nonce, nc, cnonce, qop, digest(`${method}:${uri}`)].join(':'));
  }

  /** A nonce is good for its number of requests, and each count for one. */
  private isFresh({ nonce = '', nc = '' }: Fields): boolean {
    const used = this.nonces.get(nonce);
    if (used === undefined || used.has(nc) || used.size >= this.quirks.nonceUses) return false;
    used.add(nc);
    return true;
  }
}

type Fields = Readonly<Record<string, string | undefined>>;

function fieldsOf(text: string): Fields {
  const fields: Record<string, string> = {};
  for (const [, name = '', quoted, bare] of text.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g))
    fields[name.toLowerCase()] = quoted === undefined ? (bare ?? '') : quoted.replaceAll(/\\(.)/g, '$1');
  return fields;
}
