import { domainToASCII } from 'node:url';

export interface MailAddress {
  /** As typed, without spaces around it. */
  readonly whole: string;
  readonly localPart: string;
  /** In lower case, as DNS has it (RFC 5890). */
  readonly domain: string;
}

const LONGEST_NAME = 253;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** Of a domain in any language: what else stands there, `domainToASCII` would cut off. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;
const HOST_NAME = new RegExp(`^(?:${LABEL}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$`);

/** Whether it is a name of two labels or more in lower case; an address in numbers is none. */
export function isHostName(text: string): boolean {
  return text.length <= LONGEST_NAME && HOST_NAME.test(text);
}

/** An address taken apart; null for what is none that mail can be sent to from outside. */
export function readMailAddress(text: string): MailAddress | null {
  const whole = text.trim();
  const at = whole.lastIndexOf('@');
  const typed = whole.slice(at + 1);
  const domain = DOMAIN.test(typed) ? domainToASCII(typed).toLowerCase() : '';
  if (at < 1 || /[\s\p{Cc}]/u.test(whole) || !isHostName(domain)) return null;
  return { whole, localPart: whole.slice(0, at), domain };
}
