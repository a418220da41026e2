import { ProviderError } from '@calmirror/core';
import { parseRequestUrl } from './request-url.js';

const FOLLOWED = new Set([301, 302, 303, 307, 308]);

export function isRedirect(status: number): boolean {
  return FOLLOWED.has(status);
}

/**
 * Where a redirect leads. The new address is judged like one that a person typed; what it resolves to is judged when it
 * is dialled.
 * @throws ProviderError `bad-redirect` without a usable Location, `redirect-not-allowed` from https to http
 */
export function redirectTarget(from: URL, location: string | null): URL {
  if (location === null || !URL.canParse(location, from.href))
    throw new ProviderError('rejected', 'bad-redirect', `${from.host} redirects to no address.`);
  const to = parseRequestUrl(new URL(location, from.href).href);
  if (from.protocol === 'https:' && to.protocol === 'http:')
    throw new ProviderError(
      'blocked',
      'redirect-not-allowed',
      `${from.host} redirects to an address without encryption.`,
    );
  return to;
}
