import { isIP } from 'node:net';

/**
 * Whether a server may send us, credentials in hand, from `typed` to `url`. Big providers keep each account's calendars
 * on a host of its own (`caldav.example.com` → `p34-caldav.example.com`), so that the same origin alone is too narrow;
 * beyond it only https counts, and only names beneath the typed one or beside it.
 */
export function mayReceiveCredentials(typed: URL, url: URL): boolean {
  if (url.origin === typed.origin) return true;
  if (url.protocol !== 'https:' || isAddress(typed.hostname) || isAddress(url.hostname)) return false;
  // The same host, now with encryption.
  if (url.hostname === typed.hostname) return typed.protocol === 'http:' && url.port === '';
  if (typed.protocol !== 'https:') return false;
  const parent = typed.hostname.slice(typed.hostname.indexOf('.') + 1);
  return isBeneath(url.hostname, typed.hostname) || (isOneOwners(parent) && isBeneath(`.${url.hostname}`, parent));
}

function isBeneath(host: string, name: string): boolean {
  return name.includes('.') && host.endsWith(`.${name}`);
}

/** Under `co.uk` and its like everybody's names stand beside each other: a short label above a country's is none's own. */
function isOneOwners(name: string): boolean {
  return name.includes('.') && !/^[a-z]{2,3}\.[a-z]{2}$/.test(name);
}

function isAddress(host: string): boolean {
  return isIP(host.replace(/^\[|\]$/g, '')) !== 0;
}
