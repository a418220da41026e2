/** TEXT value (RFC 5545 §3.3.11) without its escapes; a backslash before any other character stays. */
export function unescapeText(value: string): string {
  return value.replace(/\\([\\;,Nn])/gu, (_, escaped: string) => (escaped === 'n' || escaped === 'N' ? '\n' : escaped));
}

/** Entries of a value that lists texts, separated by commas that are not escaped. Empty ones are left out. */
export function textList(value: string): readonly string[] {
  return Array.from(value.matchAll(/(?:\\.|[^,\\])+|\\$/gsu), ([entry]) => unescapeText(entry).trim()).filter(
    (entry) => entry !== '',
  );
}

/** The text, or null where nothing is to be seen of it. */
export function textOrNull(value: string | null | undefined): string | null {
  const text = unescapeText(value ?? '').replace(/\r\n?/gu, '\n');
  return text.trim() === '' ? null : text;
}
