import { type AutoconfigElement, readElements } from './autoconfig-elements.js';
import type { MailPlace, WantedCredential } from './guessed-server.js';
import { isHostName, type MailAddress } from './mail-address.js';

export interface AutoconfigServer extends MailPlace {
  readonly username: string;
  /** `oauth2`: a token is all that it takes. */
  readonly takes: Extract<WantedCredential, 'password'> | 'oauth2';
}

const LAST_PORT = 65_535;
const SECURITIES: Readonly<Record<string, MailPlace['security']>> = { SSL: 'tls', STARTTLS: 'starttls' };
const LOGIN = /^\P{Cc}{1,320}$/u;
const PASSWORDS = ['password-cleartext', 'password-encrypted', 'plain', 'secure'];

/**
 * The IMAP servers that a file of Mozilla's autoconfig format 1.1 names for an address, in its order. Those without TLS, and
 * those that take neither password nor token, are left out; so is everything where the file is no such file.
 */
export function autoconfigServers(text: string, address: MailAddress): readonly AutoconfigServer[] {
  const root = readElements(text);
  if (root?.name !== 'clientConfig') return [];
  return childrenOf(root, 'emailProvider')
    .flatMap((provider) => childrenOf(provider, 'incomingServer'))
    .filter(({ attributes }) => attributes['type']?.toLowerCase() === 'imap')
    .flatMap((server) => serverFrom(server, address) ?? []);
}

function serverFrom(element: AutoconfigElement, address: MailAddress): AutoconfigServer | null {
  const said = (name: string): string => filledIn(childrenOf(element, name).at(0)?.text.trim() ?? '', address);
  const host = said('hostname').toLowerCase();
  const port = Number(said('port'));
  const security = SECURITIES[said('socketType').toUpperCase()];
  const ways = childrenOf(element, 'authentication').map(({ text }) => text.trim().toLowerCase());
  const takesPassword = ways.length === 0 || ways.some((way) => PASSWORDS.includes(way));
  const isPlace = isHostName(host) && Number.isInteger(port) && port > 0 && port <= LAST_PORT;
  if (!isPlace || security === undefined || !(takesPassword || ways.includes('oauth2'))) return null;
  const login = said('username');
  const username = LOGIN.test(login) ? login : address.whole;
  return { host, port, security, username, takes: takesPassword ? 'password' : 'oauth2' };
}

function childrenOf({ children }: AutoconfigElement, name: string): readonly AutoconfigElement[] {
  return children.filter((child) => child.name === name);
}

function filledIn(text: string, { whole, localPart, domain }: MailAddress): string {
  return text
    .replaceAll('%EMAILADDRESS%', () => whole)
    .replaceAll('%EMAILLOCALPART%', () => localPart)
    .replaceAll('%EMAILDOMAIN%', () => domain);
}
