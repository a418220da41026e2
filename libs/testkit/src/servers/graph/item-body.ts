import type { ItemBody } from '@microsoft/microsoft-graph-types';
import { convert } from 'html-to-text';

const HEAD = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">';

/** As Exchange keeps it: HTML within a document of its own making, plain text as it came. */
export function storedBody({ contentType, content }: ItemBody): ItemBody {
  const text = content ?? '';
  if (contentType === 'text') return { contentType: 'text', content: text };
  return { contentType: 'html', content: text === '' || isDocument(text) ? text : document(HEAD, text) };
}

/** As it is asked for: HTML unless a client prefers text, whatever it was written as. */
export function shownBody({ contentType, content }: ItemBody, wanted: 'html' | 'text'): ItemBody {
  const text = content ?? '';
  if (contentType === wanted || text === '') return { contentType: wanted, content: text };
  return { contentType: wanted, content: wanted === 'html' ? htmlOf(text) : textOf(text) };
}

/** The first 255 characters, as text. */
export function previewOf(body: ItemBody): string {
  return (shownBody(body, 'text').content ?? '').slice(0, 255);
}

function textOf(html: string): string {
  return convert(html, { wordwrap: false });
}

function htmlOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const lines = escaped.replaceAll(/\r?\n/g, '<br>\r\n');
  return document(`${HEAD}\r\n<!-- converted from text -->`, `<div class="PlainText">${lines}</div>`);
}

function document(head: string, body: string): string {
  return `<html>\r\n<head>\r\n${head}\r\n</head>\r\n<body>\r\n${body}\r\n</body>\r\n</html>\r\n`;
}

function isDocument(html: string): boolean {
  return /<html[\s>]/i.test(html);
}
