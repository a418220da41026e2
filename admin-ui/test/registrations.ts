import type { AppRegistrationAnswer, Listing, StoredRegistration } from '@calmirror/contracts';
import type { OAuthKind } from '@calmirror/contracts/closed-lists';

const STORED: StoredRegistration = {
  clientId: 'app.example',
  tenant: null,
  testing: false,
  secretExpiresAt: null,
  updatedAt: '2026-11-01T00:00:00.000Z',
};

const at = (kind: OAuthKind, registration: StoredRegistration | null): AppRegistrationAnswer => ({
  kind,
  redirectUri: 'https://calendars.example.org/api/oauth/callback',
  scopes: [
    { scope: `${kind}/events`, access: 'account', reach: 'calendars', purpose: 'Read and write events.' },
    {
      scope: `${kind}/people`,
      access: 'organisation',
      reach: 'calendars',
      purpose: 'List the people of the organisation.',
    },
  ],
  registration,
  connectors: 0,
});

/** An installation that is registered at both providers, unless something else is said. */
export function registrations(
  said: Partial<Record<OAuthKind, StoredRegistration | null>> = {},
): Listing<AppRegistrationAnswer> {
  const all = { google: STORED, microsoft: STORED, ...said };
  return { items: [at('google', all.google), at('microsoft', all.microsoft)], total: 2 };
}
