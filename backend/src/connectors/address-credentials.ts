import type { ConnectorSecret } from '@calmirror/contracts';

export interface SplitAddress {
  /** The address without user name and password; as it was typed where it held none. */
  readonly url: string;
  readonly credentials: ConnectorSecret | null;
}

/** Takes the user name and password out of an address (RFC 3986 §3.2.1), so that they are never stored in the open. */
export function splitAddress(address: string): SplitAddress {
  const url = new URL(address);
  const { username, password } = url;
  if (username === '' && password === '') return { url: address, credentials: null };
  url.username = '';
  url.password = '';
  return { url: url.href, credentials: { username: decoded(username), password: decoded(password) } };
}

/** Percent-encoding that is none stays as it was typed. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
