import type { DAVResponse } from 'tsdav';
import { childOf, childrenOf, type DavValue, namesIn, textIn } from './dav-value.js';

/** What a server says of one resource (RFC 4918 §14.24). */
export interface DavMember {
  /** As written. */
  readonly href: string;
  /**
   * Of the resource. Where only its properties have one, theirs if all are refused, and else 200: what has none of the
   * properties is there all the same, and only a status of its own says that it is gone (RFC 6578 §3.5).
   */
  readonly status: number;
  /** Properties that were found, by their names in camel case. */
  readonly properties: Readonly<Record<string, DavValue>>;
  /** Names of the conditions that were not met (RFC 4918 §16). */
  readonly conditions: readonly string[];
}

export interface Multistatus {
  readonly members: readonly DavMember[];
  /** RFC 6578 §6.4. */
  readonly syncToken: string | null;
}

/** Takes the parser's answer apart; null where it is no multistatus at all, or one that breaks off. */
export function multistatusOf(responses: readonly DAVResponse[]): Multistatus | null {
  const document: DavValue = responses[0]?.raw;
  const multistatus = childOf(document, 'multistatus');
  if (multistatus === undefined) return null;
  return {
    members: childrenOf(multistatus, 'response').flatMap(membersOf),
    syncToken: textIn(childOf(multistatus, 'syncToken')),
  };
}

/** Of several hrefs that share one status (RFC 4918 §14.24), each for itself. */
function membersOf(response: DavValue): readonly DavMember[] {
  const parts = childrenOf(response, 'propstat').map((part) => ({
    status: statusIn(childOf(part, 'status')) ?? 200,
    properties: childOf(part, 'prop'),
  }));
  const found = parts.filter(({ status }) => status >= 200 && status < 300);
  const refused = parts.find(({ status }) => status !== 404 && found.length === 0)?.status;
  const status = statusIn(childOf(response, 'status')) ?? refused ?? 200;
  return childrenOf(response, 'href').flatMap((href) => ({
    href: textIn(href) ?? '',
    status,
    properties: Object.assign({}, ...found.map(({ properties }) => properties)) as Record<string, DavValue>,
    conditions: namesIn(childOf(response, 'error')),
  }));
}

/** The number in a status line, or null. */
function statusIn(line: DavValue): number | null {
  const code = /^\S+\s+(\d{3})(?:\s|$)/.exec(textIn(line) ?? '')?.[1];
  return code === undefined ? null : Number(code);
}
