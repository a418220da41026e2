/** Characters parsed at a time: some ten milliseconds. */
const SLICE = 100_000;

/**
 * A multistatus cut into several that say the same together, each of whole responses. The parser takes a text in one go:
 * a listing of 50,000 objects would hold up everybody else for more than a second. The sync token is in the last one.
 */
export function* slicesOf(text: string, size = SLICE): Generator<string, undefined> {
  const name = /<((?:[\w.-]+:)?response)[\s>]/.exec(text);
  const root = /<((?:[\w.-]+:)?multistatus)[\s>]/.exec(text);
  if (name === null || root === null || text.length <= size) {
    yield text;
    return;
  }
  const head = text.slice(0, name.index);
  const close = `</${name[1]}>`;
  let start = name.index;
  for (let end = boundaryAfter(text, start, size, close); end !== null; end = boundaryAfter(text, start, size, close)) {
    yield `${head}${text.slice(start, end)}</${root[1]}>`;
    start = end;
  }
  yield `${head}${text.slice(start)}`;
}

/** Where the first response that ends after `size` ends, outside of CDATA, or null where only the rest is left. */
function boundaryAfter(text: string, start: number, size: number, close: string): number | null {
  for (let at = text.indexOf(close, start + size); at >= 0;) {
    const slice = text.slice(start, at);
    const opened = slice.lastIndexOf('<![CDATA[');
    if (opened < 0 || slice.lastIndexOf(']]>') > opened) return at + close.length;
    // A section may hold any number of them: none counts before its end.
    const closed = text.indexOf(']]>', at);
    at = closed < 0 ? -1 : text.indexOf(close, closed);
  }
  return null;
}
