import { GraphError } from './graph-request.js';
import type { GraphCall, GraphSite } from './graph-site.js';
import type { Mailbox } from './mailbox.js';
import type { TokenVerifier, VerifiedToken } from '../token-verifier.js';

/** A permission that is more holds what is less. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  'Calendars.Read': ['Calendars.ReadWrite', 'Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
  'Calendars.ReadWrite': ['Calendars.ReadWrite.Shared'],
  'MailboxSettings.Read': ['MailboxSettings.ReadWrite'],
  'User.Read': ['User.Read.All', 'User.ReadWrite', 'Directory.Read.All'],
  'User.ReadBasic.All': ['User.Read.All', 'Directory.Read.All'],
};

/** @throws GraphError 401 for a token that is absent or no longer good */
export function callerOf(tokens: TokenVerifier, authorization: string | undefined): VerifiedToken {
  const [scheme = '', token = ''] = (authorization ?? '').split(' ');
  const caller = scheme.toLowerCase() === 'bearer' ? tokens.verify(token) : null;
  if (caller !== null) return caller;
  const message = token === '' ? 'Access token is empty.' : 'Lifetime validation failed, the token is expired.';
  throw new GraphError(401, 'InvalidAuthenticationToken', message, { 'www-authenticate': 'Bearer realm=""' });
}

/** @throws GraphError 403 where the token does not hold a permission, or more */
export function demandScope({ caller }: Pick<GraphCall, 'caller'>, scope: string): void {
  const held = caller.scopes.map((name) => name.split('/').at(-1)?.toLowerCase());
  if ([scope, ...(WITHIN[scope] ?? [])].some((name) => held.includes(name.toLowerCase()))) return;
  throw accessDenied();
}

/**
 * The mailbox behind `me` or `users/{id}`. With a permission of a person it is that person's own, with an application permission
 * anyone's.
 */
export function mailboxFor(site: GraphSite, caller: VerifiedToken, who: string | null): Mailbox {
  if (who === null && caller.mailbox === null)
    throw new GraphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  const mailbox = site.find(who ?? caller.mailbox ?? '');
  if (mailbox === undefined) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${who}' is invalid.`);
  if (caller.mailbox !== null && site.find(caller.mailbox) !== mailbox) throw accessDenied();
  return mailbox;
}

/** @throws GraphError 404 for a person who has no mailbox, or whose mailbox is switched off */
export function demandMailbox({ enabled }: Mailbox): void {
  const message = 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.';
  if (!enabled) throw new GraphError(404, 'MailboxNotEnabledForRESTAPI', message);
}

function accessDenied(): GraphError {
  return new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
}
