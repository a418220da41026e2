import { ProviderError } from '@calmirror/core';
import type { ServerMetadata } from 'openid-client';
import { type Issuers, issuerOf, type OAuthProvider } from './oauth-app.js';
import { fetchOfPresent, type OAuthParts } from './oauth-fetch.js';
import { isInsecure, refuseInsecure } from './secure-address.js';

const HOUR_MS = 3_600_000;

/** Metadata of an issuer that names no tenant: those of a token are to be put there. */
export const TENANT_PLACE = '{tenantid}';

interface Known {
  readonly until: number;
  readonly metadata: Promise<ServerMetadata>;
}

/** Where an issuer's endpoints are (OpenID Connect Discovery 1.0); what was found is believed for an hour. */
export class IssuerDirectory {
  private readonly known = new Map<string, Known>();

  constructor(private readonly parts: OAuthParts) {}

  /** @throws ProviderError `temporary` when the issuer gives no usable answer, `wrong-tenant` for a tenant that it does not know */
  async find(provider: OAuthProvider, tenant: string | null): Promise<ServerMetadata> {
    const issuer = issuerOf(this.parts.issuers, provider, tenant);
    const known = this.known.get(issuer);
    if (known && known.until > this.parts.now()) return known.metadata;
    const metadata = this.read(provider, issuer);
    this.known.set(issuer, { until: this.parts.now() + HOUR_MS, metadata });
    metadata.catch(() => this.known.delete(issuer));
    return metadata;
  }

  private async read(provider: OAuthProvider, issuer: string): Promise<ServerMetadata> {
    refuseInsecure(issuer);
    const fetched = fetchOfPresent(this.parts, { kind: provider, key: 'oauth' });
    const answer = await fetched(`${issuer}/.well-known/openid-configuration`);
    if (provider === 'microsoft' && (answer.status === 400 || answer.status === 404))
      throw new ProviderError('auth', 'wrong-tenant', 'Microsoft knows no directory of this name or id.');
    const metadata = await metadataOf(answer);
    const right = metadata !== null && isNamed(provider, this.parts.issuers, issuer, metadata.issuer);
    if (!right) throw unusable(issuer);
    for (const endpoint of [metadata.authorization_endpoint, metadata.token_endpoint]) {
      if (endpoint === undefined || !URL.canParse(endpoint)) throw unusable(issuer);
      if (!isInsecure(issuer)) refuseInsecure(endpoint);
    }
    const { revocation_endpoint: revocation } = metadata;
    if (revocation !== undefined && !isInsecure(issuer)) refuseInsecure(revocation);
    return metadata;
  }
}

async function metadataOf(answer: Response): Promise<ServerMetadata | null> {
  if (answer.status !== 200) return null;
  try {
    const value: unknown = await answer.json();
    const isObject = typeof value === 'object' && value !== null && 'issuer' in value;
    return isObject && typeof value.issuer === 'string' ? (value as ServerMetadata) : null;
  } catch {
    return null;
  }
}

/** Microsoft answers a tenant's domain with its id, and the words for several tenants with a place for the id. */
function isNamed(provider: OAuthProvider, { microsoft }: Issuers, asked: string, named: string): boolean {
  if (provider === 'google') return named === asked;
  const [, tenant] = /^\/([^/]+)\/v2\.0$/.exec(named.startsWith(microsoft) ? named.slice(microsoft.length) : '') ?? [];
  return tenant !== undefined && (tenant === TENANT_PLACE || /^[\w.-]+$/.test(tenant));
}

const unusable = (issuer: string): ProviderError =>
  new ProviderError(
    'temporary',
    'server-error',
    `${new URL(issuer).host} says nothing usable about how to sign in there.`,
  );
