import { type LookupAddress, lookup as resolveName } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { ProviderError } from '@calmirror/core';
import { buildConnector } from 'undici';
import type { AddressGate } from './address-gate.js';

/** Answers with every address of a name, as `dns.lookup` with `all` does. */
export type NameResolver = (hostname: string) => Promise<readonly LookupAddress[]>;

export interface ConnectorOptions {
  readonly gate: AddressGate;
  readonly resolve: NameResolver;
  readonly connectMs: number;
  /** Certificates trusted instead of the system's; null for the system's. */
  readonly ca: string | null;
}

/**
 * The one way to a socket. Both doors are watched here, so that no caller can forget one: a literal address is judged
 * before it is dialled, a name by the very addresses that its socket will dial, which leaves no time for a second
 * DNS answer (rebinding).
 */
export function guardedConnector(options: ConnectorOptions): buildConnector.connector {
  const { gate, connectMs, ca } = options;
  const connect = buildConnector({
    lookup: guardedLookup(options),
    timeout: connectMs,
    allowH2: false,
    ...(ca === null ? {} : { ca }),
  });
  return (target, callback) => {
    const literal = target.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) !== 0 && !gate.allows(literal)) callback(addressRefused(), null);
    else connect(target, callback);
  };
}

/** The resolver of the operating system. */
export const systemResolver: NameResolver = (hostname) =>
  new Promise((resolve, reject) => {
    resolveName(hostname, { all: true }, (error, addresses) => {
      if (error) reject(error);
      else resolve(addresses);
    });
  });

/** The look-up of a socket that is to be dialled: by the very addresses that were judged. */
export function guardedLookup({ gate, resolve }: Pick<ConnectorOptions, 'gate' | 'resolve'>): LookupFunction {
  return (hostname, lookupOptions, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        // One refused address spoils the name: which of them would be dialled is a matter of timing.
        if (first === undefined || !addresses.every(({ address }) => gate.allows(address)))
          callback(addressRefused(), [], 0);
        else if (lookupOptions.all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, [], 0),
    );
  };
}

export function addressRefused(): ProviderError {
  return new ProviderError(
    'blocked',
    'address-not-allowed',
    'The address is not a public one. An administrator can open a network with ALLOWED_NETWORKS.',
  );
}
