import { ProviderError } from '@calmirror/core';

/** What a server's status response says (RFC 9051 §7.1): its code in upper case without arguments, or null; and its text. */
export interface StatusWord {
  readonly status: 'OK' | 'NO' | 'BAD' | 'BYE' | 'PREAUTH';
  readonly code: string | null;
  /** The code's first argument. */
  readonly argument: string | null;
  readonly text: string;
}

const STATUS =
  /^\S+ (OK|NO|BAD|BYE|PREAUTH)(?: \[([A-Z0-9-]{1,40})(?: ([^\] ]{0,200})[^\]]{0,2000})?\])?(?: (.{0,500}))?/is;
const TOO_MANY = /too many|rate.?limit|throttl|exceed|bandwidth|quota/i;
const LATER = /try again|temporar|later|unavailable|internal|system error|timed? ?out/i;
const GONE = /(?:n['’]?t|not|non-?) ?exist|not found|unknown (?:mailbox|folder|namespace)|no such|invalid mailbox/i;

/** @param line of a status response, tagged or not; null for another one */
export function statusWord(line: string): StatusWord | null {
  const found = STATUS.exec(line);
  if (found === null) return null;
  const [, status = '', code, argument, text = ''] = found;
  return {
    status: status.toUpperCase() as StatusWord['status'],
    code: code?.toUpperCase() ?? null,
    argument: argument ?? null,
    text,
  };
}

/** What a greeting that lets nobody in means; null where it is none of these. */
export function greetingError(line: string): ProviderError | null {
  const word = statusWord(line);
  return word === null || word.status === 'OK' || word.status === 'PREAUTH' ? null : farewell(word);
}

/** What it means that a server ends the connection. */
export function farewell(word: StatusWord): ProviderError {
  return waiting(word) ?? new ProviderError('temporary', 'unavailable', 'The mail server ended the connection.');
}

/** What a refused login means. Only what can be nothing else is held against the credentials. */
export function loginRefusal(word: StatusWord): ProviderError {
  const { code, status } = word;
  if (code === 'AUTHENTICATIONFAILED' || code === 'EXPIRED') return credentialsRefused();
  if (code === 'AUTHORIZATIONFAILED' || code === 'NOPERM' || code === 'CONTACTADMIN' || code === 'PRIVACYREQUIRED')
    return loginForbidden();
  const wait = waiting(word);
  if (wait !== null) return wait;
  return status === 'NO' ? credentialsRefused() : misunderstood();
}

/** What a refused command means; of a folder, where the command names one. */
export function commandRefusal(word: StatusWord, namesFolder: boolean): ProviderError {
  const { code, status, text } = word;
  if (code === 'NONEXISTENT') return folderGone();
  if (code === 'NOPERM' || code === 'PRIVACYREQUIRED' || code === 'CONTACTADMIN')
    return new ProviderError('auth', 'forbidden', 'The mail server does not let the mailbox be read.');
  const wait = waiting(word);
  if (wait !== null) return wait;
  // Without the code a text decides: what is not clearly an absence is a failure.
  if (namesFolder && status === 'NO' && code === null && GONE.test(text)) return folderGone();
  return misunderstood();
}

export function credentialsRefused(): ProviderError {
  return new ProviderError('auth', 'credentials-refused', 'The mail server refuses the credentials.');
}

export function loginForbidden(): ProviderError {
  return new ProviderError('auth', 'forbidden', 'The mail server does not let this account sign in.');
}

function waiting({ code, text }: StatusWord): ProviderError | null {
  if (code === 'LIMIT' || code === 'OVERQUOTA' || (code !== 'UNAVAILABLE' && TOO_MANY.test(text)))
    return new ProviderError('rate-limited', 'too-many-requests', 'The mail server asks to wait.');
  if (code === 'UNAVAILABLE' || code === 'INUSE' || code === 'SERVERBUG' || LATER.test(text))
    return new ProviderError('temporary', 'unavailable', 'The mail server cannot answer now.');
  return null;
}

function folderGone(): ProviderError {
  return new ProviderError('not-found', 'not-found', 'The mailbox has no such folder.');
}

function misunderstood(): ProviderError {
  return new ProviderError('temporary', 'server-error', 'The mail server refuses what was asked.');
}
