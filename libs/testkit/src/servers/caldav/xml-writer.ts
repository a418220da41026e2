/** An element to be written. */
export interface WrittenElement {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly WrittenElement[];
}

/** How servers spell the same document. */
export interface XmlDialect {
  /** `upper`: `D:` and `C:`; `lower`: `d:` and `cal:`; `none`: default namespaces, declared where they change. */
  readonly prefixes: 'upper' | 'lower' | 'none';
  /** Character data as CDATA sections. */
  readonly cdata: boolean;
  /** Each element on a line of its own. */
  readonly indented: boolean;
}

export const DAV = 'DAV:';
export const CALDAV = 'urn:ietf:params:xml:ns:caldav';
export const CALENDAR_SERVER = 'http://calendarserver.org/ns/';
export const APPLE = 'http://apple.com/ns/ical/';

type Content = WrittenElement['content'];

const PREFIXES: Readonly<Record<'upper' | 'lower', Readonly<Record<string, string>>>> = {
  upper: { [DAV]: 'D', [CALDAV]: 'C', [CALENDAR_SERVER]: 'CS', [APPLE]: 'A' },
  lower: { [DAV]: 'd', [CALDAV]: 'cal', [CALENDAR_SERVER]: 'cs', [APPLE]: 'x1' },
};

export function dav(name: string, content: Content = []): WrittenElement {
  return { namespace: DAV, name, attributes: {}, content };
}

export function caldav(name: string, content: Content = [], attributes: Record<string, string> = {}): WrittenElement {
  return { namespace: CALDAV, name, attributes, content };
}

export function elementOf(namespace: string, name: string, content: Content = []): WrittenElement {
  return { namespace, name, attributes: {}, content };
}

export function writeXml(element: WrittenElement, dialect: XmlDialect): string {
  const text = dialect.prefixes === 'none' ? bare(element, '', dialect) : prefixed(element, dialect, true);
  return `<?xml version="1.0" encoding="utf-8"?>\n${text}\n`;
}

function prefixed(
  { namespace, name, attributes, content }: WrittenElement,
  dialect: XmlDialect,
  root: boolean,
): string {
  const prefixes = PREFIXES[dialect.prefixes === 'lower' ? 'lower' : 'upper'];
  const known = prefixes[namespace];
  const tag = `${known ?? 'ns0'}:${name}`;
  const all = Object.entries(prefixes).map(([uri, prefix]) => ` xmlns:${prefix}="${uri}"`);
  const declared = (root ? all.join('') : '') + (known === undefined ? ` xmlns:ns0="${escapeXml(namespace)}"` : '');
  const inner =
    typeof content === 'string'
      ? data(content, dialect)
      : nested(
          content.map((child) => prefixed(child, dialect, false)),
          dialect,
        );
  return `<${tag}${declared}${written(attributes)}>${inner}</${tag}>`;
}

function bare({ namespace, name, attributes, content }: WrittenElement, outer: string, dialect: XmlDialect): string {
  const declared = namespace === outer ? '' : ` xmlns="${escapeXml(namespace)}"`;
  const inner =
    typeof content === 'string'
      ? data(content, dialect)
      : nested(
          content.map((child) => bare(child, namespace, dialect)),
          dialect,
        );
  return `<${name}${declared}${written(attributes)}>${inner}</${name}>`;
}

function nested(children: readonly string[], { indented }: XmlDialect): string {
  return indented ? children.map((child) => `\n  ${child}\n`).join('') : children.join('');
}

function written(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

function data(text: string, { cdata }: XmlDialect): string {
  return cdata && text !== '' && !text.includes(']]>') ? `<![CDATA[${text}]]>` : escapeXml(text);
}

function escapeXml(text: string): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return plain.replaceAll('"', '&quot;').replaceAll('\r', '&#13;');
}
