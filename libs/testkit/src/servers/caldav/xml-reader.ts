/** An element as a namespace-aware reader sees it: whichever prefixes its document uses. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own character data, entities and CDATA resolved. */
  readonly text: string;
}

interface OpenElement {
  readonly tag: string;
  readonly scope: Scope;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Prefix → namespace; the default namespace has the empty prefix. */
type Scope = Readonly<Record<string, string>>;

const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([^\s>]+)\s*>|<([^\s/>]+)([^>]*?)(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads a whole XML document (no DTD, no `>` in attribute values).
 * @throws Error when it is not well formed, as it is when it breaks off
 */
export function readXml(document: string): XmlElement {
  const root: OpenElement = { tag: '', scope: {}, attributes: {}, children: [], text: '' };
  const open = [root];
  let end = 0;
  for (const token of document.matchAll(TOKEN)) {
    if (token.index !== end) break;
    end += token[0].length;
    const [, cdata, closing, opening, attributes, empty, text] = token;
    const inner = open.at(-1) ?? root;
    if (cdata !== undefined) inner.text += cdata;
    else if (text !== undefined) inner.text += resolveEntities(text);
    else if (opening !== undefined) open.push(startElement(opening, attributes ?? '', inner.scope));
    if (closing !== undefined || empty === '/') closeElement(open, closing ?? opening ?? '');
  }
  const [element, another] = root.children;
  if (end !== document.length || open.length !== 1 || !element || another) throw new Error('This is no XML document.');
  return element;
}

/** All elements of a name at any depth, in their order; the element itself included. */
export function elementsOf(element: XmlElement, name: string, namespace = 'DAV:'): XmlElement[] {
  const own = element.name === name && element.namespace === namespace ? [element] : [];
  return [...own, ...element.children.flatMap((child) => elementsOf(child, name, namespace))];
}

/** The child of a name, or null. */
export function childOf(element: XmlElement, name: string, namespace = 'DAV:'): XmlElement | null {
  return element.children.find((child) => child.name === name && child.namespace === namespace) ?? null;
}

function startElement(tag: string, text: string, outer: Scope): OpenElement {
  const attributes: Record<string, string> = {};
  const declared: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    const value = resolveEntities(double ?? single ?? '');
    if (name === 'xmlns') declared[''] = value;
    else if (name.startsWith('xmlns:')) declared[name.slice('xmlns:'.length)] = value;
    else attributes[name] = value;
  }
  return { tag, scope: { ...outer, ...declared }, attributes, children: [], text: '' };
}

function closeElement(open: OpenElement[], tag: string): void {
  const closed = open.pop();
  const outer = open.at(-1);
  if (!closed || !outer || closed.tag !== tag) throw new Error(`</${tag}> closes nothing.`);
  const colon = tag.indexOf(':');
  const namespace = closed.scope[tag.slice(0, Math.max(0, colon))];
  if (colon > 0 && namespace === undefined) throw new Error(`The prefix of <${tag}> is not declared.`);
  const { attributes, children, text } = closed;
  outer.children.push({ namespace: namespace ?? '', name: tag.slice(colon + 1), attributes, children, text });
}

function resolveEntities(text: string): string {
  return text.replaceAll(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (entity.startsWith('#x')) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
    if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)));
    return ENTITIES[entity] ?? whole;
  });
}
