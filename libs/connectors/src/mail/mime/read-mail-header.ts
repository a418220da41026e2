import type { MailSender } from '@calmirror/core';
import { addressParser, decodeWords } from 'postal-mime';
import { firstField, type HeaderField, headerFields } from './header-fields.js';
import { instantOfMailDate } from './mail-date.js';
import { MAX_HEADER_BYTES } from './mail-limits.js';
import { type MailProblem, mailProblem } from './mail-problem.js';
import { isAligned, senderVerdict } from './sender-verdict.js';
import { segmentsOf } from './structured-value.js';

/** Characters of a subject or an id that are kept, and of a list of addresses that are read. */
const LONGEST_TEXT = 500;
const LONGEST_ADDRESS = 320;
const LONGEST_LIST = 10_000;
const MOST_ADDRESSES = 20;

/** What is read of a mail's header (RFC 5322 §3.6). */
export interface MailHeader {
  /**
   * Where its verdict is `pass`, only addresses of the domain that was confirmed are in it: the other ones are still nothing but
   * said.
   */
  readonly sender: MailSender;
  /** The first address of From as the mail has it, in lower case; null for none. */
  readonly from: string | null;
  readonly subject: string | null;
  readonly messageId: string | null;
  /** Instants `…Z`: when it was written, and when the last server took it in (topmost Received); null where not stated. */
  readonly date: string | null;
  readonly received: string | null;
}

export interface HeaderOptions {
  /** The name under which the mailbox's own server reports what it found out about senders (RFC 8601 §2.5); null: none is believed. */
  readonly authservId: string | null;
}

/** Reads a header from its bytes, which may be followed by the body. */
export function readMailHeader(bytes: Uint8Array, { authservId }: HeaderOptions): MailHeader | MailProblem {
  const header = bytes.subarray(0, headerLength(bytes));
  if (header.length > MAX_HEADER_BYTES) return mailProblem('header-too-large');
  const fields = headerFields(header);
  const from = addressesIn(fields, 'from');
  return {
    sender: senderOf(fields, from, authservId),
    from: from[0] ?? null,
    subject: textIn(fields, 'subject'),
    messageId: textIn(fields, 'message-id'),
    date: instantOfMailDate(firstField(fields, 'date') ?? ''),
    received: instantOfMailDate(firstField(fields, 'received')?.split(';').at(-1) ?? ''),
  };
}

function senderOf(fields: readonly HeaderField[], from: readonly string[], authservId: string | null): MailSender {
  const stated = fields.filter(({ name }) => name === 'authentication-results').map(({ value }) => value);
  const domains = [...new Set(from.map(domainOf))];
  // Servers check one domain; which of several they chose is not known.
  const domain = domains.length === 1 ? (domains[0] ?? null) : null;
  const verdict = senderVerdict(stated, authservId, domain);
  const all = [...new Set([...from, ...addressesIn(fields, 'sender')])];
  const isConfirmed = (address: string): boolean => domain !== null && isAligned(domainOf(address), domain);
  return { addresses: verdict === 'pass' ? all.filter(isConfirmed) : all, verdict };
}

/** Addresses of all fields of this name, of groups too, in lower case. */
function addressesIn(fields: readonly HeaderField[], name: string): readonly string[] {
  const lists = fields.filter((field) => field.name === name).map(({ value }) => value.slice(0, LONGEST_LIST));
  // Comments first: they may be nested (RFC 5322 §3.2.2), which the parser of addresses does not know.
  const bare = lists.map((list) => segmentsOf(list, 'always').join(';'));
  const addresses = bare.flatMap((list) => addressParser(list, { flatten: true }));
  return addresses
    .map(({ address }) => address?.trim().toLowerCase() ?? '')
    .filter((address) => address.length <= LONGEST_ADDRESS && /^[^\s@<>]+@[^\s@<>]+$/u.test(address))
    .slice(0, MOST_ADDRESSES);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function textIn(fields: readonly HeaderField[], name: string): string | null {
  const text = decodeWords((firstField(fields, name) ?? '').slice(0, LONGEST_LIST))
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .trim();
  return text === '' ? null : text.slice(0, LONGEST_TEXT);
}

/** Up to the first empty line, or as far as is asked in order to know that it is too long. */
function headerLength(bytes: Uint8Array): number {
  const limit = Math.min(bytes.length, MAX_HEADER_BYTES + 1);
  for (let at = 0; at < limit;) {
    if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] === 0x0a)) return at;
    const feed = bytes.indexOf(0x0a, at);
    if (feed < 0) break;
    at = feed + 1;
  }
  return limit;
}
