/**
 * Servers whose addresses people need not look up. What is in capitals is theirs to put in. The words of the form say
 * for each which user name and which password it takes.
 */
export const CALDAV_SERVERS = [
  { id: 'icloud', name: 'iCloud', address: 'https://caldav.icloud.com/', host: /(^|\.)icloud\.com$/ },
  { id: 'fastmail', name: 'Fastmail', address: 'https://caldav.fastmail.com/', host: /(^|\.)fastmail\.com$/ },
  { id: 'nextcloud', name: 'Nextcloud', address: 'https://HOST/remote.php/dav/', path: /\/remote\.php\/dav/ },
  { id: 'baikal', name: 'Baïkal', address: 'https://HOST/dav.php/', path: /\/dav\.php/ },
  { id: 'radicale', name: 'Radicale', address: 'https://HOST:5232/', port: '5232' },
] as const satisfies readonly CaldavServer[];

export type CaldavServerId = (typeof CALDAV_SERVERS)[number]['id'] | 'google';

interface CaldavServer {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly host?: RegExp;
  readonly path?: RegExp;
  readonly port?: string;
}

const GOOGLE = /(^|\.)(google|googleusercontent|googleapis|gmail)\.com$/;

/** Which of the servers that ways are known of an address belongs to; null for any other. */
export function caldavServerAt(address: string): CaldavServerId | null {
  if (!URL.canParse(address)) return null;
  const { hostname, pathname, port } = new URL(address);
  if (GOOGLE.test(hostname)) return 'google';
  const known: readonly (CaldavServer & { id: CaldavServerId })[] = CALDAV_SERVERS;
  const server = known.find(
    (one) => one.host?.test(hostname) || one.path?.test(pathname) || (one.port !== undefined && one.port === port),
  );
  return server?.id ?? null;
}
