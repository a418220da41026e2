import { ProviderError } from '@calmirror/core';
import { parseRetryAfter } from '../http/retry-after.js';
import { isJson, textIn } from './graph-answer.js';

/** Codes are compared in lower case: Graph writes some of them in either. */
const CURSOR_CODES: ReadonlySet<string> = new Set([
  ...(['syncstatenotfound', 'syncstateinvalid', 'resyncrequired', 'errorinvalidsyncstatedata'] as const),
]);
const MAILBOX_CODES: ReadonlySet<string> = new Set([
  ...(['mailboxnotenabledforrestapi', 'mailboxnotsupportedforrestapi', 'mailboxnotfound', 'errorinvaliduser'] as const),
  ...(['errornonexistentmailbox', 'erroraccountdisabled', 'request_resourcenotfound'] as const),
]);
/** Calendars and events are named by ids alone, and a wrong one names nothing. */
const ID_CODES: ReadonlySet<string> = new Set(['errorinvalididmalformed', 'errorinvalidid', 'erroritemnotfound']);
const PERMISSION_CODES: ReadonlySet<string> = new Set([
  ...(['authorization_requestdenied', 'erroraccessdenied', 'accessdenied'] as const),
]);
/** Said where an administrator keeps an application out of a mailbox, or its owner a person out of a calendar. */
const POLICY = /\bRAOP\b|access ?policy|blocked by/i;
const UNAVAILABLE: ReadonlySet<number> = new Set([502, 503, 504]);
/** Meant the same by whoever says them. */
const FOR_ANYONE: ReadonlySet<number> = new Set([401, 408, 413, 423, 425, 429]);

/**
 * What an answer of Graph that is no success means for the job. Codes and statuses are named in messages, Graph's own
 * messages are not: some quote what was sent.
 * @param body what its JSON says, or its text
 * @param now milliseconds since the epoch
 * @param needs the permission that what was asked for takes
 */
export function graphError(
  status: number,
  body: unknown,
  header: (name: string) => string | null,
  now: number,
  needs = 'Calendars.ReadWrite',
): ProviderError {
  const error = isJson(body) ? body['error'] : null;
  const code = textIn(error, 'code') ?? '';
  const wait = parseRetryAfter(header('retry-after'), now);
  const message = `Microsoft Graph answered ${status}${code === '' ? '' : ` (${printable(code)})`}.`;
  const of = (
    kind: ProviderError['kind'],
    reason: ProviderError['reason'],
    more = '',
    retryAfterMs: number | null = null,
  ): ProviderError => new ProviderError(kind, reason, more === '' ? message : `${message} ${more}`, retryAfterMs);
  const name = code.toLowerCase();

  if (CURSOR_CODES.has(name) || (status === 410 && header('location') !== null))
    return of('cursor-expired', 'cursor-refused');
  if (MAILBOX_CODES.has(name))
    return of('auth', 'account-disabled', 'The mailbox is disabled, has no licence, or is not there.');
  // Graph says why it refuses. What stands before it does so in words of its own, which are no word about a calendar or an event.
  if (body !== undefined && !isJson(error) && status >= 400 && status < 500 && !FOR_ANYONE.has(status))
    return of('temporary', 'undecodable', 'The answer is not one of Microsoft Graph’s.', wait);
  if (status === 401) return of('auth', 'credentials-refused');
  if (status === 403) {
    const isMissing = PERMISSION_CODES.has(name) && !POLICY.test(textIn(error, 'message') ?? '');
    return isMissing
      ? of(
          'auth',
          'permission-missing',
          `It takes the permission ${needs}, and for a shared calendar its owner’s leave.`,
        )
      : of('auth', 'forbidden');
  }
  if (status === 404 || ID_CODES.has(name)) return of('not-found', 'not-found');
  if (status === 410) return of('not-found', 'gone');
  if (status === 409) return of('conflict', 'already-exists');
  if (status === 412) return of('conflict', 'changed-meanwhile');
  if (status === 408) return of('temporary', 'timeout', '', wait);
  if (status === 429) return of('rate-limited', 'too-many-requests', '', wait);
  if (status === 206) return of('temporary', 'partial-content');
  if (status === 413) return of('rejected', 'too-large');
  // Graph sends nobody elsewhere; a sign-in page before it does.
  if (UNAVAILABLE.has(status) || status < 400) return of('temporary', 'unavailable', '', wait);
  if (status >= 500 || status === 423 || status === 425) return of('temporary', 'server-error', '', wait);
  return of('rejected', 'refused');
}

function printable(code: string): string {
  return code.replaceAll(/[^\w.-]/g, '').slice(0, 80);
}
