/** One field of a header (RFC 5322 §2.2): its name in lower case, its value unfolded. */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/** A name may have blanks before its colon (RFC 5322 §4.5) and nothing else that is not printed. */
const FIELD = /^([!-9;-~]+)[ \t]*:([^]*)$/u;

/** Fields in their order, up to the first empty line. Lines that are no fields are passed over. */
export function headerFields(bytes: Uint8Array): readonly HeaderField[] {
  // A mark of order in the middle stays: without it, a line that others pass over would become a field.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const lines: string[][] = [];
  for (const line of text.split('\n')) {
    const bare = line.replace(/(?<!\r)\r+$/u, '');
    if (bare === '') break;
    const last = lines.at(-1);
    if (last && /^[ \t]/u.test(bare)) last.push(bare);
    else lines.push([bare]);
  }
  return lines.flatMap((parts) => {
    const [, name, value = ''] = FIELD.exec(parts.join('')) ?? [];
    return name === undefined ? [] : [{ name: name.toLowerCase(), value: value.replaceAll('\r', ' ').trim() }];
  });
}

/** Value of the first field of this name, or null. */
export function firstField(fields: readonly HeaderField[], name: string): string | null {
  return fields.find((field) => field.name === name)?.value ?? null;
}
