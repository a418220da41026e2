import type { HttpClient } from '../../http/http-client.js';
import { askedDomain } from './autoconfig-lookup.js';
import type { AutoconfigServer } from './autoconfig-servers.js';
import type { GuessedServer, GuessedServers, GuessSource, MailPlace, WantedCredential } from './guessed-server.js';
import { type MailAddress, readMailAddress } from './mail-address.js';
import type { MailNames } from './mail-names.js';
import { type MailProvider, providerOfDomain, providerOfHost, providerOfMx } from './mail-provider.js';
import { MAIL_PROVIDERS } from './mail-providers.js';

export interface GuessingParts {
  readonly http: Pick<HttpClient, 'get'>;
  readonly names: MailNames;
  /** For all questions together, in milliseconds. */
  readonly withinMs?: number;
}

const WITHIN_MS = 5_000;
const TLS_PORT = 993;
const MOST_SERVERS = 6;
const NOTHING: GuessedServers = { servers: [], obstacle: null, provider: null };

/**
 * The servers that a mail address may be at. A known provider is told at once and nobody is asked; else the domain itself (autoconfig,
 * SRV), then who takes in its mail (MX); last comes the name that most have. Nobody else hears of the address or its domain.
 * What cannot be found out in time is left out; nothing is thrown.
 */
export async function guessMailServers(text: string, parts: GuessingParts): Promise<GuessedServers> {
  const address = readMailAddress(text);
  if (address === null) return NOTHING;
  const known = providerOfDomain(MAIL_PROVIDERS, address.domain);
  if (known !== null) return atProvider(known, address, 'known-provider');
  const { http, names, withinMs = WITHIN_MS } = parts;
  const limit = AbortSignal.timeout(withinMs);
  const [told, named, exchanges] = await Promise.all([
    inTime(limit, askedDomain(http, address, limit)),
    inTime(limit, names.imaps(address.domain, limit)),
    inTime(limit, names.exchanges(address.domain, limit)),
  ]);
  const taker = exchanges.map((exchange) => providerOfMx(MAIL_PROVIDERS, exchange)).find((one) => one !== null) ?? null;
  const byMx = taker === null ? NOTHING : atProvider(taker, address, 'mx');
  const said = [
    ...told.flatMap((server) => fromAutoconfig(server) ?? []),
    ...named.map((place) => server({ ...place, security: 'tls' }, address.whole, 'srv')),
  ];
  if (said.length === 0 && byMx.obstacle !== null) return byMx;
  const usual = { host: `imap.${address.domain}`, port: TLS_PORT, security: 'tls' } as const;
  const all = [...said, ...byMx.servers, server(usual, address.whole, 'guess')];
  return { ...NOTHING, servers: eachOnce(all).slice(0, MOST_SERVERS) };
}

function atProvider(provider: MailProvider, { whole, localPart }: MailAddress, source: GuessSource): GuessedServers {
  const { name, host, obstacle } = provider;
  if (host === null) return { ...NOTHING, obstacle: obstacle ?? null, provider: name };
  const place = { host, port: TLS_PORT, security: 'tls' } as const;
  // Addresses of a customer's own domain are logins as a whole.
  const username = provider.localPart && source === 'known-provider' ? localPart : whole;
  return { ...NOTHING, servers: [server(place, username, source)] };
}

/** Null for one that takes tokens alone and is at nobody whose tokens can be had. */
function fromAutoconfig({ takes, username, ...place }: AutoconfigServer): GuessedServer | null {
  const guessed = server(place, username, 'autoconfig');
  return takes === 'oauth2' && guessed.provider === null ? null : guessed;
}

/** What a provider is known to want holds however its server was found. */
function server({ host, port, security }: MailPlace, username: string, source: GuessSource): GuessedServer {
  const provider = providerOfHost(MAIL_PROVIDERS, host);
  const wants: WantedCredential = provider?.wants ?? 'password';
  return {
    host,
    port,
    security,
    username,
    source,
    wants,
    provider: provider?.name ?? null,
    help: provider?.help ?? null,
  };
}

function eachOnce(servers: readonly GuessedServer[]): readonly GuessedServer[] {
  const first = new Map<string, GuessedServer>();
  for (const one of servers) {
    const key = `${one.host}:${one.port}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

/** The answer, or none: of a question that failed, or that nobody answers in time. */
async function inTime<T>(limit: AbortSignal, question: Promise<readonly T[]>): Promise<readonly T[]> {
  const over = new Promise<readonly T[]>((resolve) => {
    if (limit.aborted) resolve([]);
    else limit.addEventListener('abort', () => resolve([]), { once: true });
  });
  return Promise.race([question.catch(() => []), over]);
}
