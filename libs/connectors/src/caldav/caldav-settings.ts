import { ProviderError } from '@calmirror/core';
import type { Credentials } from '../http/authorization.js';

/** What a `caldav` connector is made of. */
export interface CaldavSettings {
  /** A server's root, a well-known address, a principal, a calendar home or one calendar. */
  readonly url: string;
  readonly credentials: Credentials;
}

/**
 * Reads a connector's stored settings and secret.
 * @throws ProviderError `bad-address` without an address, `credentials-refused` without user name and password
 */
export function parseCaldavSettings(settings: unknown, secret: unknown): CaldavSettings {
  const url = textOf(settings, 'url');
  if (url === null || url.trim() === '')
    throw new ProviderError('rejected', 'bad-address', 'The connector has no address.');
  const username = textOf(secret, 'username');
  const password = textOf(secret, 'password');
  if (username === null || password === null)
    throw new ProviderError('auth', 'credentials-refused', 'The connector has no complete user name and password.');
  return { url: caldavAddress(url), credentials: { username, password } };
}

/** Address as the client takes it: `caldav:` and `caldavs:` are how some programs write it, and a bare host means https. */
export function caldavAddress(text: string): string {
  const address = text.trim().replace(/^caldavs?:\/\//i, 'https://');
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
}

function textOf(record: unknown, name: string): string | null {
  if (typeof record !== 'object' || record === null) return null;
  const value: unknown = Reflect.get(record, name);
  return typeof value === 'string' ? value : null;
}
