/**
 * Values of an XML document as the parser gives them: text as a string, or as a number or boolean where it looks like
 * one, CDATA wrapped in an object, elements as objects, and several of one name as a list.
 */
export type DavValue = unknown;

/** The element's text, or null where it has none. */
export function textIn(value: DavValue): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(textIn).find((text) => text !== null) ?? null;
  if (!isElement(value)) return null;
  const { _cdata: cdata, _text: text } = value;
  // `]]>` within a text splits it into several sections.
  if (Array.isArray(cdata)) return cdata.map(String).join('');
  return textIn(cdata ?? text ?? null);
}

/** The member of an element, or undefined. */
export function childOf(value: DavValue, name: string): DavValue {
  return isElement(value) ? value[name] : undefined;
}

/** All elements of one name, however many there are. */
export function childrenOf(value: DavValue, name: string): readonly DavValue[] {
  const found = childOf(value, name);
  if (found === undefined || found === null) return [];
  return Array.isArray(found) ? found : [found];
}

/** Names of the elements within an element, in camel case and without their namespaces. */
export function namesIn(value: DavValue): readonly string[] {
  return isElement(value) ? Object.keys(value).filter((name) => !name.startsWith('_')) : [];
}

function isElement(value: DavValue): value is Readonly<Record<string, DavValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
