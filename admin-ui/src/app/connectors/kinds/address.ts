const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** The address as it is to be sent: one that names a host alone is meant to be https. */
export function wholeAddress(typed: string): string {
  const address = typed.trim();
  return address === '' || SCHEME.test(address) ? address : `https://${address}`;
}

/** The host of an address, as people know it; null for what is no address. */
export function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') || null : null;
}

export type AddressFault = 'missing' | 'not-an-address' | 'scheme' | 'credentials' | 'placeholder';

export interface AddressRules {
  readonly schemes: readonly string[];
  /** Whether user name and password may stand in the address: they are moved to where they are kept sealed. */
  readonly credentials: boolean;
}

/** What is wrong with a typed address; null when nothing is. */
export function addressFault(typed: string, { schemes, credentials }: AddressRules): AddressFault | null {
  const address = wholeAddress(typed);
  if (address === '') return 'missing';
  if (!URL.canParse(address) || /\s/.test(address)) return 'not-an-address';
  const url = new URL(address);
  if (!schemes.includes(url.protocol)) return 'scheme';
  if (url.host === '') return 'not-an-address';
  if (address.split('/')[2]?.startsWith('HOST')) return 'placeholder';
  return !credentials && (url.username !== '' || url.password !== '') ? 'credentials' : null;
}
