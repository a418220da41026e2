import { Resolver } from 'node:dns/promises';
import { isHostName } from './mail-address.js';

/** What DNS says of a domain's mail. Each fails where there is no answer, or none in time. */
export interface MailNames {
  /** SRV records of `_imaps._tcp` (RFC 6186), in the order in which they are to be tried. */
  imaps(domain: string, signal: AbortSignal): Promise<readonly { readonly host: string; readonly port: number }[]>;
  /** Servers that take in mail for it (RFC 5321 §5.1), the preferred one first. */
  exchanges(domain: string, signal: AbortSignal): Promise<readonly string[]>;
}

const TRY_MS = 2_000;
const TRIES = 2;
/** Nobody has more that would be of use. */
const MOST_RECORDS = 20;

/** Asks the resolvers of the operating system, or others (`address:port`). */
export function mailNames(servers?: readonly string[]): MailNames {
  const ask = async <T>(signal: AbortSignal, question: (resolver: Resolver) => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    const resolver = new Resolver({ timeout: TRY_MS, tries: TRIES });
    if (servers) resolver.setServers(servers);
    const stop = (): void => resolver.cancel();
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await question(resolver);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
  return {
    async imaps(domain, signal) {
      const records = await ask(signal, (resolver) => resolver.resolveSrv(`_imaps._tcp.${domain}`));
      return records
        .toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)
        .map(({ name, port }) => ({ host: plainName(name), port }))
        .filter(({ host, port }) => isHostName(host) && port > 0)
        .slice(0, MOST_RECORDS);
    },
    async exchanges(domain, signal) {
      const records = await ask(signal, (resolver) => resolver.resolveMx(domain));
      return records
        .toSorted((a, b) => a.priority - b.priority)
        .map(({ exchange }) => plainName(exchange))
        .filter(isHostName)
        .slice(0, MOST_RECORDS);
    },
  };
}

/** Upper and lower case are one in DNS, and the dot at the end says nothing. One alone, "not to be had here", becomes empty. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
