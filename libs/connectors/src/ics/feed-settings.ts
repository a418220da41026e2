import { ProviderError } from '@calmirror/core';
import type { Credentials } from '../http/authorization.js';

/** What an `ics` connector is made of. */
export interface FeedSettings {
  readonly url: string;
  readonly credentials: Credentials | null;
}

/**
 * Reads a connector's stored settings and secret.
 * @throws ProviderError `bad-address` without an address, `credentials-refused` for half a secret
 */
export function parseFeedSettings(settings: unknown, secret: unknown): FeedSettings {
  const url = textOf(settings, 'url');
  if (url === null) throw new ProviderError('rejected', 'bad-address', 'The connector has no address.');
  if (secret === null) return { url: feedAddress(url), credentials: null };
  const username = textOf(secret, 'username');
  const password = textOf(secret, 'password');
  if (username === null || password === null)
    throw new ProviderError('auth', 'credentials-refused', 'The connector has no complete user name and password.');
  return { url: feedAddress(url), credentials: { username, password } };
}

/** Address of a feed as the client takes it: `webcal:` and `webcals:` are how calendar programs write https. */
export function feedAddress(text: string): string {
  return text.trim().replace(/^webcals?:/i, 'https:');
}

function textOf(record: unknown, name: string): string | null {
  if (typeof record !== 'object' || record === null) return null;
  const value: unknown = Reflect.get(record, name);
  return typeof value === 'string' ? value : null;
}
