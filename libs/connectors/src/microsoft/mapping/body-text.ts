import type { ItemBody } from '@microsoft/microsoft-graph-types';
import { textOfHtml } from '../../icalendar/html-text.js';

/**
 * Exchange's own HTML around what was written as text: its line ends are `<br>`, and nothing else is markup of the
 * author's.
 */
const CONVERTED = /<!-- converted from text -->[\s\S]*?<body[^>]*>([\s\S]*)<\/body>/i;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' };

/** The description as plain text; null where nothing is to be seen of it. */
export function bodyText(body: ItemBody | null | undefined): string | null {
  const content = body?.content ?? '';
  const text = body?.contentType === 'html' ? textOfDocument(content) : content;
  const clean = text.replaceAll(/\r\n?/g, '\n').replace(/^\n+/, '').trimEnd();
  return clean === '' ? null : clean;
}

function textOfDocument(html: string): string {
  const [, converted] = CONVERTED.exec(html) ?? [];
  return converted === undefined ? textOfHtml(html) : plainText(converted);
}

function plainText(converted: string): string {
  return converted
    .replaceAll(/[\r\n]+/g, '')
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, character);
}

function character(entity: string, decimal?: string, hexadecimal?: string, name?: string): string {
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  if (Number.isNaN(code)) return ENTITIES[name?.toLowerCase() ?? ''] ?? entity;
  if (code > 0x10_ff_ff) return entity;
  return code === 0xa0 ? ' ' : String.fromCodePoint(code);
}
