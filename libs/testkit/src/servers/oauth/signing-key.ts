import { createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject, sign, verify } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

let made: KeyObject | null = null;

/** The one key of this process; making one takes a while. */
export function signingKey(): KeyObject {
  made ??= generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
  return made;
}

export const signingJwk = (): JsonWebKey => ({ ...signingKey().export({ format: 'jwk' }), kid: 'k1', alg: 'RS256' });

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A JWT under the server's key (RFC 7519, RS256). */
export function signedJwt(claims: Claims): string {
  const text = `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${encoded(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), signingKey()).toString('base64url')}`;
}

export function claimsOf(jwt: string): Claims {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Claims;
}

/** @param publicKey PEM */
export function isSignedBy(jwt: string, publicKey: string): boolean {
  const at = jwt.lastIndexOf('.');
  const signature = Buffer.from(jwt.slice(at + 1), 'base64url');
  return verify('sha256', Buffer.from(jwt.slice(0, at)), createPublicKey(publicKey), signature);
}
