import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { ProviderError } from '@calmirror/core';

/** A Google service account, as its key file holds it. */
export interface ServiceAccount {
  readonly mail: string;
  readonly keyId: string | null;
  readonly key: KeyObject;
}

/** Google takes no assertion that is good for longer. */
const SECONDS = 3_600;

/** @throws ProviderError `client-refused` for a text that is no key file; it never quotes any of it */
export function readServiceAccount(keyFile: string): ServiceAccount {
  try {
    const file = JSON.parse(keyFile) as Readonly<Record<string, unknown>>;
    const { client_email: mail, private_key: pem, private_key_id: keyId } = file;
    if (typeof mail === 'string' && typeof pem === 'string') {
      const key = createPrivateKey(pem);
      if (key.asymmetricKeyType === 'rsa') return { mail, keyId: typeof keyId === 'string' ? keyId : null, key };
    }
  } catch {
    // A parser's error quotes what it could not read.
  }
  throw new ProviderError(
    'auth',
    'client-refused',
    'The key file of the service account cannot be read: enter it anew.',
  );
}

/** An assertion (RFC 7523 §2.1) by which the service account acts for a mailbox. */
export function delegationAssertion(
  { mail, keyId, key }: ServiceAccount,
  wanted: { readonly mailbox: string; readonly scopes: readonly string[]; readonly audience: string },
  now: number,
): string {
  const issuedAt = Math.floor(now / 1_000);
  const header = { alg: 'RS256', typ: 'JWT', ...(keyId !== null && { kid: keyId }) };
  const claims = {
    iss: mail,
    sub: wanted.mailbox,
    scope: wanted.scopes.join(' '),
    aud: wanted.audience,
    iat: issuedAt,
    exp: issuedAt + SECONDS,
  };
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}
