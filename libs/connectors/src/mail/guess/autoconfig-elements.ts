/** An XML element, its text without that of its children. */
export interface AutoconfigElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly AutoconfigElement[];
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: AutoconfigElement[];
  text: string;
}

/** Far longer and deeper than any such file: those of providers have some 3 kB and five levels. */
const MOST_CHARACTERS = 100_000;
const DEEPEST = 20;

const NAME = '[\\w:.-]+';
const ATTRIBUTE = `\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`;
/** Comments and instructions; text as it is; the end of an element; the beginning of one; text. */
const TOKEN = new RegExp(
  `<!--[^]*?-->|<\\?[^]*?\\?>|<!\\[CDATA\\[(?<literal>[^]*?)\\]\\]>|</(?<end>${NAME})\\s*>` +
    `|<(?<begin>${NAME})(?<attributes>(?:${ATTRIBUTE})*)\\s*(?<empty>/?)>|(?<text>[^<]+)`,
  'y',
);
const EACH_ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g');

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * The document as a tree; null for what is not well-formed, too long or too deep. It has no entities but the five that XML
 * begins with, and a document type is refused: nothing in it grows, and nothing is fetched.
 */
export function readElements(text: string): AutoconfigElement | null {
  if (text.length > MOST_CHARACTERS) return null;
  const token = new RegExp(TOKEN);
  const document = opened('', '');
  const open: OpenElement[] = [document];
  while (token.lastIndex < text.length) {
    const groups = token.exec(text)?.groups;
    const inner = open.at(-1);
    if (groups === undefined || inner === undefined) return null;
    const { literal, end, begin, attributes = '', empty, text: plain } = groups;
    if (literal !== undefined) inner.text += literal;
    else if (plain !== undefined) inner.text += unescaped(plain);
    else if (begin !== undefined) {
      const element = opened(begin, attributes);
      inner.children.push(element);
      if (empty === '') open.push(element);
      if (open.length > DEEPEST) return null;
    } else if (end !== undefined && open.pop()?.name !== end) return null;
  }
  const [root, ...others] = document.children;
  return open.length === 1 && others.length === 0 && document.text.trim() === '' ? (root ?? null) : null;
}

function opened(name: string, attributes: string): OpenElement {
  const pairs = [...attributes.matchAll(EACH_ATTRIBUTE)].map(([, key = '', double, single]) => [
    key,
    unescaped(double ?? single ?? ''),
  ]);
  return { name, attributes: Object.fromEntries(pairs) as Record<string, string>, children: [], text: '' };
}

function unescaped(text: string): string {
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
