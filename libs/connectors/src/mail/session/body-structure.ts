import type { PartTree } from '../mail-source.js';
import { MAX_DEPTH, MAX_PARTS } from '../mime/mail-limits.js';
import { outlinePart } from '../mime/outline-part.js';
import type { PartOutline } from '../mime/part-outline.js';
import { isList, numberOf, type ResponseValue, textOf, undecodable } from './response-value.js';

type List = readonly ResponseValue[];

interface Found {
  readonly body: List;
  /** Section path of the body; of a multipart, that of what it is the content of: '' at the top. */
  readonly path: string;
  readonly depth: number;
}

/**
 * The leaves of a BODYSTRUCTURE (RFC 9051 §7.5.2) in their order, those of embedded messages included, under the section paths by which
 * they can be fetched. What servers leave out, or fill with NIL, is as if a message had not stated it.
 * @throws ProviderError `undecodable` for what is no structure at all
 */
export function partTreeOf(structure: ResponseValue | undefined): PartTree {
  if (structure === null) return [];
  if (!isList(structure)) throw undecodable();
  const leaves: PartOutline[] = [];
  // The last one found is looked at first: a way through the tree that needs no stack of its own.
  const ahead: Found[] = [{ body: structure, path: '', depth: 0 }];
  for (let found = ahead.pop(); found !== undefined; found = ahead.pop()) {
    const { body, path, depth } = found;
    if (depth > MAX_DEPTH) return 'too-deep';
    if (isMultipart(body)) {
      const children = childrenOf(body, path, depth).reverse();
      if (ahead.length + children.length > MAX_PARTS) return 'too-many-parts';
      ahead.push(...children);
      continue;
    }
    const own = path === '' ? '1' : path;
    const embedded = embeddedIn(body);
    if (embedded !== null)
      ahead.push({ body: embedded, path: isMultipart(embedded) ? own : `${own}.1`, depth: depth + 1 });
    else leaves.push(leafOf(body, own));
    if (leaves.length > MAX_PARTS) return 'too-many-parts';
  }
  return leaves;
}

function isMultipart(body: List): boolean {
  return isList(body[0]);
}

function childrenOf(body: List, path: string, depth: number): Found[] {
  const end = body.findIndex((child) => !isList(child));
  const prefix = path === '' ? '' : `${path}.`;
  return body
    .slice(0, end < 0 ? body.length : end)
    .filter(isList)
    .map((child, index) => ({ body: child, path: `${prefix}${index + 1}`, depth: depth + 1 }));
}

/** Places of a single part's fields. */
const PARAMETERS = 2;
const ENCODING = 5;
const SIZE = 6;
const ENVELOPE = 7;
const EMBEDDED = 8;
/** Disposition comes after the MD5, and both after what only some types have. */
const DISPOSITION = 8;
const LINES = 1;
const ENVELOPE_BODY_AND_LINES = 3;

function mediaType(body: List): string {
  const [type, subtype] = [textOf(body[0]), textOf(body[1])];
  if (type === null || type === '') return 'text/plain';
  return `${type}/${subtype ?? ''}`.toLowerCase();
}

/** The structure of the message that an embedded one is; null for all else, or where the server did not look into it. */
function embeddedIn(body: List): List | null {
  const type = mediaType(body);
  if (type !== 'message/rfc822' && type !== 'message/global') return null;
  const inner = body[EMBEDDED];
  return isList(body[ENVELOPE]) && isList(inner) && inner.length > 0 ? inner : null;
}

function leafOf(body: List, path: string): PartOutline {
  const type = mediaType(body);
  const between = type.startsWith('text/') ? LINES : isEmbedding(body, type) ? ENVELOPE_BODY_AND_LINES : 0;
  const stated = body[DISPOSITION + between];
  const [disposition, dispositionParameters] = isList(stated) ? stated : [stated, null];
  return outlinePart({
    path,
    type,
    parameters: parametersOf(body[PARAMETERS]),
    disposition: textOf(disposition),
    dispositionParameters: parametersOf(dispositionParameters),
    encoding: textOf(body[ENCODING]),
    size: numberOf(body[SIZE]) ?? 0,
  });
}

function isEmbedding(body: List, type: string): boolean {
  return type.startsWith('message/') && (isList(body[ENVELOPE]) || isList(body[EMBEDDED]));
}

/** Names in lower case; of those that are stated twice the first. */
function parametersOf(value: ResponseValue | undefined): Record<string, string> {
  const parameters = new Map<string, string>();
  if (isList(value))
    for (let index = 0; index + 1 < value.length; index += 2) {
      const name = textOf(value[index])?.toLowerCase();
      const text = textOf(value[index + 1]);
      if (name !== undefined && text !== null && !parameters.has(name)) parameters.set(name, text);
    }
  return Object.fromEntries(parameters);
}
