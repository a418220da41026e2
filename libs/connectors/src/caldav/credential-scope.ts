import { isIP } from 'node:net';

/**
 * Whether a server may send us, credentials in hand, from `typed` to `url`. Providers keep accounts on hosts beneath their
 * own, and Apple on one of many beside it (`caldav.icloud.com` → `p34-caldav.icloud.com`), so that the same origin alone
 * is too narrow; beyond it only https counts. For any other host a person can type its name.
 */
export function mayReceiveCredentials(typed: URL, url: URL): boolean {
  if (url.origin === typed.origin) return true;
  if (url.protocol !== 'https:' || isAddress(typed.hostname) || isAddress(url.hostname)) return false;
  // The same host, now with encryption.
  if (url.hostname === typed.hostname) return typed.protocol === 'http:' && url.port === '';
  if (typed.protocol !== 'https:') return false;
  return isBeneath(url.hostname, typed.hostname) || isPartOf(url.hostname, typed.hostname);
}

function isBeneath(host: string, name: string): boolean {
  return name.includes('.') && host.endsWith(`.${name}`);
}

/** One of the numbered hosts that share the work of `name`, where its owner alone can name hosts like it. */
function isPartOf(host: string, name: string): boolean {
  return host.replace(/^p\d{1,4}-/, '') === name && isOneOwners(name.slice(name.indexOf('.') + 1));
}

/** Under `co.uk` and its like everybody's names stand beside each other: a short label above a country's is none's own. */
function isOneOwners(name: string): boolean {
  return name.includes('.') && !/^[a-z]{2,3}\.[a-z]{2}$/.test(name);
}

function isAddress(host: string): boolean {
  return isIP(host.replace(/^\[|\]$/g, '')) !== 0;
}
