import { compile } from 'html-to-text';

/** Elements that people and mail programs really write; a stray `<` or an address in angle brackets is no HTML. */
const ELEMENT =
  /<\/?(?:html|head|body|p|br|hr|div|span|a|b|i|u|em|strong|font|ul|ol|li|table|tr|td|th|h[1-6]|pre|blockquote|img|style|html-blob)(?:\s[^<>]*)?\/?>/iu;

/** No description that people read is longer, or nests its elements deeper. */
const MAX_LENGTH = 100_000;
const MAX_DEPTH = 50;

const toText = compile({
  wordwrap: false,
  limits: { maxDepth: MAX_DEPTH, ellipsis: '…' },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
    { selector: 'img', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** Plain text of a description that may be HTML; other text comes back as it is. */
export function textOfHtml(text: string): string {
  if (!ELEMENT.test(text)) return text;
  const html = text.slice(0, MAX_LENGTH);
  // Line feeds between elements carry meaning in descriptions that mix both.
  const isDocument = /<(?:html|body|p|div|table)[\s>]/iu.test(html);
  return toText(isDocument ? html : html.replaceAll('\n', '<br>'));
}
