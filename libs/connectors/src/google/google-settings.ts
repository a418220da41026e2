import { ProviderError } from '@calmirror/core';

/** What a `google` connector is made of; its credentials are the token source's own business. */
export type GoogleSettings =
  | { readonly access: 'account' }
  /** A service account with domain-wide delegation; people are listed on behalf of `admin`, a mail address. */
  | { readonly access: 'organisation'; readonly admin: string };

/**
 * Reads a connector's stored settings.
 * @throws ProviderError `refused` for settings of no known form
 */
export function parseGoogleSettings(settings: unknown): GoogleSettings {
  const { access = 'account', admin } = (typeof settings === 'object' && settings !== null ? settings : {}) as {
    access?: unknown;
    admin?: unknown;
  };
  if (access === 'account') return { access };
  if (access !== 'organisation')
    throw new ProviderError('rejected', 'refused', 'The connector does not say for whom it is.');
  if (typeof admin !== 'string' || !/^[^\s@]+@[^\s@]+$/.test(admin))
    throw new ProviderError('rejected', 'refused', 'The connector names no administrator who may list people.');
  return { access, admin };
}
