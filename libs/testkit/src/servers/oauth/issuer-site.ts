import type { OAuthServerOptions } from './oauth-options.js';

/** Words that name no directory in particular. */
const MANY = ['organizations', 'common', 'consumers'];

/** What a path of the server means: a document of its own, or one of the library's endpoints, and for which directory. */
export type Place =
  | { readonly kind: 'metadata' | 'authorize' | 'token'; readonly tenant: string | null }
  | { readonly kind: 'no-tenant' }
  | { readonly kind: 'other' };

/** Where Google's, or Microsoft's, pages and endpoints are, and what their metadata say. */
export class IssuerSite {
  constructor(
    private readonly origin: string,
    private readonly options: OAuthServerOptions,
  ) {}

  placeOf(path: string): Place {
    if (this.options.kind !== 'microsoft') {
      if (path === '/.well-known/openid-configuration') return { kind: 'metadata', tenant: null };
      return { kind: path === '/auth' ? 'authorize' : path === '/token' ? 'token' : 'other', tenant: null };
    }
    const [, named, end] =
      /^\/([^/]+)\/(v2\.0\/\.well-known\/openid-configuration|oauth2\/v2\.0\/(?:authorize|token))$/.exec(path) ?? [];
    if (named === undefined || end === undefined) return { kind: 'other' };
    const tenant = this.tenantOf(decodeURIComponent(named));
    if (tenant === undefined) return { kind: 'no-tenant' };
    return { kind: end.endsWith('authorize') ? 'authorize' : end.endsWith('token') ? 'token' : 'metadata', tenant };
  }

  /** What discovery answers; of several directories Microsoft's issuer is a form to be filled in. */
  metadata(tenant: string | null): object {
    const isGoogle = this.options.kind !== 'microsoft';
    const endpoints = `${this.origin}/${tenant ?? 'organizations'}/oauth2/v2.0`;
    return {
      issuer: isGoogle ? this.origin : `${this.origin}/${tenant ?? '{tenantid}'}/v2.0`,
      authorization_endpoint: isGoogle ? `${this.origin}/auth` : `${endpoints}/authorize`,
      token_endpoint: isGoogle ? `${this.origin}/token` : `${endpoints}/token`,
      jwks_uri: `${this.origin}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: [isGoogle ? 'public' : 'pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      ...(isGoogle && { authorization_response_iss_parameter_supported: true }),
    };
  }

  /** Id of the directory; null for the words for several, undefined for one that is not there. */
  private tenantOf(named: string): string | null | undefined {
    if (MANY.includes(named)) return null;
    return Object.entries(this.options.tenants ?? {}).find(([id, domain]) => id === named || domain === named)?.[0];
  }
}
