import type { MailObstacle, WantedCredential } from './guessed-server.js';

/** A provider of mailboxes, by its own public instructions for mail programs. */
export interface MailProvider {
  readonly name: string;
  /** Of its IMAP server, which is at port 993 with TLS; null where there is an obstacle. */
  readonly host: string | null;
  readonly wants: WantedCredential;
  /** Names that addresses end in after the `@`. A name that ends in `.*` stands for it under every top-level domain. */
  readonly domains: readonly string[];
  /** Ends of the names of the servers that take in mail for it, for domains of its customers. */
  readonly mx: readonly string[];
  /** The login is the address without its domain. */
  readonly localPart?: true;
  readonly help?: string;
  readonly obstacle?: MailObstacle;
}

/** The provider that addresses of this domain belong to. */
export function providerOfDomain(providers: readonly MailProvider[], domain: string): MailProvider | null {
  return providers.find(({ domains }) => domains.some((name) => isDomain(domain, name))) ?? null;
}

/** The provider that a mail server takes in mail for. */
export function providerOfMx(providers: readonly MailProvider[], exchange: string): MailProvider | null {
  const name = exchange.toLowerCase().replace(/\.$/, '');
  return providers.find(({ mx }) => mx.some((end) => name === end || name.endsWith(`.${end}`))) ?? null;
}

/** The provider whose IMAP server this is. */
export function providerOfHost(providers: readonly MailProvider[], host: string): MailProvider | null {
  return providers.find((provider) => provider.host === host) ?? null;
}

/** `yahoo.*` is `yahoo.de` and `yahoo.co.uk`, and not `yahoo.example.org`. */
function isDomain(domain: string, name: string): boolean {
  if (!name.endsWith('.*')) return domain === name;
  const stem = name.slice(0, -1);
  return domain.startsWith(stem) && /^(?:com?\.)?[a-z]{2,3}$/.test(domain.slice(stem.length));
}
