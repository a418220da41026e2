/** Value of a structured field: what comes first, and its parameters, names in lower case, the first of a name alone. */
export interface StructuredValue {
  readonly value: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Content-Type, Content-Disposition (RFC 2045 §5.1, RFC 2183), comments left out. */
export function structuredValue(text: string): StructuredValue {
  const [value = '', ...rest] = segmentsOf(text, 'unless-glued');
  const parameters = new Map<string, string>();
  for (const segment of rest) {
    const at = segment.indexOf('=');
    const name = (at < 0 ? segment : segment.slice(0, at)).trim().toLowerCase();
    if (name !== '' && !parameters.has(name)) parameters.set(name, at < 0 ? '' : unquoted(segment.slice(at + 1)));
  }
  const [first = ''] = unquoted(value).toLowerCase().split(/\s/u);
  return { value: first, parameters: Object.fromEntries(parameters) };
}

/** A quoted string without its quotes, or a token as it is. */
export function unquoted(text: string): string {
  const trimmed = text.trim();
  const quoted = /^"((?:[^"\\]|\\.)*)/su.exec(trimmed)?.[1];
  return quoted === undefined ? trimmed : quoted.replace(/\\(.)/gsu, '$1');
}

/**
 * What stands between semicolons, without comments (RFC 5322 §3.2.2), quotes kept.
 *
 * @param comments `unless-glued`: in `filename=Rota(1).ics` there is none, and one that is never closed is text
 */
export function segmentsOf(text: string, comments: 'always' | 'unless-glued'): readonly string[] {
  const pieces: string[] = [''];
  let depth = 0;
  let isQuoted = false;
  let isValue = false;
  let last = ' ';
  const append = (char: string): void => {
    pieces[pieces.length - 1] += char;
    last = char;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\' && (isQuoted || depth > 0)) {
      at++;
      if (depth === 0) append(char + text.charAt(at));
    } else if (depth > 0) {
      depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    } else if (isQuoted || char === '"') {
      if (char === '"') isQuoted = !isQuoted;
      append(char);
    } else if (char === '(' && (comments === 'always' || !isValue || /[ \t]/u.test(last))) {
      depth = 1;
    } else if (char === ';') {
      pieces.push('');
      isValue = false;
      last = ' ';
    } else {
      isValue ||= char === '=';
      append(char);
    }
  }
  // Without its end a comment would take the boundary with it that holds the mail together.
  if (depth > 0 && comments === 'unless-glued') return text.split(';');
  return pieces;
}
