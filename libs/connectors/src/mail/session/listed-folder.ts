import type { MailFolder } from '../mail-source.js';
import { decodeMailboxName } from './mailbox-name.js';
import type { RawResponse } from './response-reader.js';
import { isList, readValues, textOf } from './response-value.js';

/** Attributes of folders that no message can be in (RFC 9051 §7.3.1). */
const EMPTY_FOR_EVER = new Set(['\\noselect', '\\nonexistent']);
const USES = new Set(['\\all', '\\archive', '\\drafts', '\\flagged', '\\important', '\\junk', '\\sent', '\\trash']);

/** The folder that a LIST response tells of; null for other responses, and for folders that hold no messages. */
export function listedFolder(response: RawResponse): MailFolder | null {
  const [, kind, attributes, , name] = readValues(response);
  const path = textOf(name);
  if (textOf(kind)?.toUpperCase() !== 'LIST' || !isList(attributes) || path === null || path === '') return null;
  const told = attributes.map((attribute) => textOf(attribute)?.toLowerCase() ?? '');
  if (told.some((attribute) => EMPTY_FOR_EVER.has(attribute))) return null;
  const use = told.find((attribute) => USES.has(attribute));
  return { path: decodeMailboxName(path), use: use?.slice(1) ?? null };
}
