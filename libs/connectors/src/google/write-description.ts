import { textOfHtml } from '../icalendar/html-text.js';

/** Google takes no more. */
const LONGEST = 8_192;
/** What a reader of HTML would take for one character. */
const ENTITY = /&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);/i;

/**
 * A description as Google is to have it: with the address of the video meeting as its last line, as a conference of the
 * mirror's own would be another one. Google shows descriptions as HTML: text that would be taken for some is escaped.
 */
export function writtenDescription(description: string | null, conference: string | null): string | null {
  const link = conference === null || description?.includes(conference) === true ? null : conference;
  const parts = [description, link].filter((part) => part !== null && part.trim() !== '');
  if (parts.length === 0) return null;
  const tail = link === null || parts.length === 1 ? '' : `\n\n${link}`;
  const text = description === null || description.trim() === '' ? (link ?? '') : description;
  return fitted(text, tail);
}

/** Cut where it is too long, never within the tail. Escaping makes it longer, so that what is cut is tried again. */
function fitted(text: string, tail: string): string {
  let [length, ellipsis] = [text.length, ''];
  for (;;) {
    const written = shownAsText(`${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}${ellipsis}${tail}`);
    if (written.length <= LONGEST || length === 0) return written;
    length = Math.max(0, length - Math.max(1, Math.ceil((written.length - LONGEST) / 6)));
    ellipsis = '…';
  }
}

function shownAsText(text: string): string {
  if (textOfHtml(text) === text && !ENTITY.test(text)) return text;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<span>${escaped.replaceAll('\n', '<br>')}</span>`;
}
