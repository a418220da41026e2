import type { Configuration, interactionPolicy } from 'oidc-provider';
import type { OAuthServerOptions } from './oauth-options.js';
import { oidcStore } from './oidc-store.js';
import { signingJwk } from './signing-key.js';

export interface LivingParts {
  /** Whether an account is there, and has not taken its consents back. */
  readonly isThere: (id: string) => boolean;
  /** For how long access tokens are good. */
  readonly seconds: () => number;
}

/** How the library is to behave. */
export function providerConfiguration(
  options: OAuthServerOptions,
  policies: typeof interactionPolicy,
  { isThere, seconds }: LivingParts,
): Configuration {
  const { client, people, scopes, rotation = 'strict', consentSeconds = 86_400 } = options;
  const policy = policies.base();
  policy.add(new policies.Prompt({ name: 'select_account', requestable: true }), 0);
  return {
    adapter: oidcStore(rotation === 'kept', options.held ?? new Map<string, never>()),
    jwks: { keys: [signingJwk()] },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    scopes: ['openid', 'offline_access', 'email', 'profile', ...scopes],
    claims: { openid: ['sub'], email: ['email'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    extraParams: ['access_type', 'tenant'],
    features: { devInteractions: { enabled: false }, revocation: { enabled: options.kind !== 'microsoft' } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}`, policy },
    cookies: { keys: ['a key of this test server'] },
    issueRefreshToken: (_, __, code) =>
      Promise.resolve(options.kind !== 'microsoft' || code.scopes.has('offline_access')),
    rotateRefreshToken: rotation !== 'none',
    ttl: {
      AccessToken: seconds,
      AuthorizationCode: 60,
      IdToken: 3_600,
      RefreshToken: consentSeconds,
      Grant: consentSeconds,
      Session: 600,
      Interaction: 600,
    },
    findAccount: (_, id) => {
      const person = people.find((one) => one.id === id);
      if (!person || !isThere(id)) return undefined;
      return { accountId: id, claims: () => ({ sub: id, email: person.mail, preferred_username: person.mail }) };
    },
  };
}
