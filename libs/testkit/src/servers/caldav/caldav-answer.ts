import type { IncomingHttpHeaders } from 'node:http';
import { dav, elementOf, type WrittenElement, writeXml, type XmlDialect } from './xml-writer.js';

/** A request as it arrived. */
export interface CaldavRequest {
  readonly method: string;
  /** Percent-encoded, as sent. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface CaldavAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One response of a multistatus: with a status of its own, or with properties. */
export interface MemberAnswer {
  readonly href: string;
  readonly status?: number;
  /** Found ones. */
  readonly properties?: readonly WrittenElement[];
  /** Those that were asked for and are not there. */
  readonly missing?: readonly WrittenElement[];
  /** Conditions that were not met. */
  readonly error?: WrittenElement;
}

const XML_TYPE = { 'content-type': 'application/xml; charset=utf-8' } as const;

export function plainAnswer(status: number, headers: Readonly<Record<string, string>> = {}, body = ''): CaldavAnswer {
  return { status, headers, body };
}

/** An error whose body names the condition that was not met (RFC 4918 §16). */
export function failedCondition(status: number, condition: WrittenElement, dialect: XmlDialect): CaldavAnswer {
  return { status, headers: XML_TYPE, body: writeXml(dav('error', [condition]), dialect) };
}

/** RFC 4918 §13; `syncToken` as in RFC 6578 §6.4. */
export function multistatus(
  members: readonly MemberAnswer[],
  syncToken: string | null,
  dialect: XmlDialect,
): CaldavAnswer {
  const token = syncToken === null ? [] : [dav('sync-token', syncToken)];
  const document = dav('multistatus', [...members.map(responseOf), ...token]);
  return { status: 207, headers: XML_TYPE, body: writeXml(document, dialect) };
}

export function statusLine(status: number): string {
  return `HTTP/1.1 ${status} Whatever`;
}

/** The properties' names, without what they hold. */
export function namesOnly(properties: readonly { namespace: string; name: string }[]): WrittenElement[] {
  return properties.map(({ namespace, name }) => elementOf(namespace, name));
}

function responseOf({ href, status, properties = [], missing = [], error }: MemberAnswer): WrittenElement {
  const failed = error === undefined ? [] : [dav('error', [error])];
  if (status !== undefined) return dav('response', [dav('href', href), dav('status', statusLine(status)), ...failed]);
  const part = (code: number, held: readonly WrittenElement[]): WrittenElement[] =>
    held.length === 0 ? [] : [dav('propstat', [dav('prop', held), dav('status', statusLine(code))])];
  const found =
    properties.length + missing.length === 0 ? [dav('propstat', [dav('prop'), dav('status', statusLine(200))])] : [];
  return dav('response', [dav('href', href), ...found, ...part(200, properties), ...part(404, missing)]);
}
