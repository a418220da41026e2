import type { MailSender } from '@calmirror/core';
import { segmentsOf, unquoted } from './structured-value.js';

/** Longer ones are not made by servers that check mails. */
const LONGEST = 8_000;
const PAIR = /(?<![\w.-])([\w.-]+)(?:\/\d+)?\s*=\s*((?:"(?:[^"\\]|\\.)*"|[^\s"])+)/gsu;
const QUOTED = /^"(?:[^"\\]|\\.)*"$/su;

/** One result of a method (RFC 8601 §2.7) with its properties: `header.from`, `header.d` … */
interface MethodResult {
  readonly method: string;
  readonly result: string;
  readonly properties: ReadonlyMap<string, string>;
}

/**
 * What the mailbox's server found out about a sender's domain (RFC 8601). Only the topmost field of this server counts: it puts
 * its own above all that the mail came with, and a field further down may be the sender's own invention (§5).
 *
 * @param fields values of Authentication-Results in their order
 * @param authservId the server's name for itself, or null where none is believed
 * @param domain of the one address that the mail is from, or null
 */
export function senderVerdict(
  fields: readonly string[],
  authservId: string | null,
  domain: string | null,
): MailSender['verdict'] {
  if (authservId === null || domain === null) return 'none';
  const own = fields
    .map((field) => segmentsOf(field.slice(0, LONGEST), 'always'))
    .find((segments) => isOf(segments, authservId));
  const results = (own ?? [])
    .slice(1)
    .map(resultOf)
    .filter((result) => result !== null);
  const dmarc = results.filter(({ method }) => method === 'dmarc');
  const dkim = results.filter(({ method }) => method === 'dkim');
  if (dmarc.some(({ result }) => result === 'fail')) return 'fail';
  const hasPassed =
    // A server that does not say which domain it checked may have read another one out of From.
    dmarc.some(
      ({ result, properties }) => result === 'pass' && isAligned(properties.get('header.from') ?? '', domain),
    ) || dkim.some(({ result, properties }) => result === 'pass' && isAligned(signerOf(properties), domain));
  if (hasPassed) return 'pass';
  return dkim.some(({ result }) => result === 'fail') && !dkim.some(({ result }) => result === 'pass')
    ? 'fail'
    : 'none';
}

/**
 * Whether one domain may speak for another: the same, or one below the other (relaxed alignment, RFC 7489 §3.1.1; two beside each
 * other would need a list of registries).
 */
export function isAligned(one: string, other: string): boolean {
  const a = one.toLowerCase().replace(/\.$/u, '');
  const b = other.toLowerCase().replace(/\.$/u, '');
  if (!a.includes('.') || !b.includes('.')) return a === b && a !== '';
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

/** The field begins with the server's name, and perhaps a version. */
function isOf(segments: readonly string[], authservId: string): boolean {
  const [name = ''] = unquoted(segments[0] ?? '').split(/\s+/u);
  return name.toLowerCase() === authservId.trim().toLowerCase();
}

function resultOf(segment: string): MethodResult | null {
  const [first, ...rest] = Array.from(
    segment.matchAll(PAIR),
    ([, name = '', value = '']) =>
      [name.toLowerCase(), (QUOTED.test(value) ? unquoted(value) : value).toLowerCase()] as const,
  );
  return first ? { method: first[0], result: first[1], properties: new Map(rest) } : null;
}

/** The domain that signed (RFC 6376 §3.5): `d`, or that of `i`. */
function signerOf(properties: ReadonlyMap<string, string>): string {
  return properties.get('header.d') ?? properties.get('header.i')?.split('@').at(-1) ?? '';
}
