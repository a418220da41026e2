/**
 * Longest texts that a mirror carries, in UTF-16 units. Far above what people write and below what makes targets refuse
 * or choke; a target with a tighter limit shortens in its own mapper.
 */
export const TEXT_LIMITS = {
  summary: 1_024,
  location: 1_024,
  description: 32_768,
  category: 128,
  address: 2_048,
} as const;

const LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;
/** Control characters but tab and line feed. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;
/**
 * Bidirectional embeddings, overrides and isolates. One that is left open turns round whatever is shown after the text,
 * and they serve to make a text read as another one. The marks (LRM, RLM, ALM), which right-to-left writing needs, stay.
 */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Schemes that run or open something where the reader is. */
const UNSAFE_SCHEME = /^\s*(?:javascript|data|vbscript|file|blob):/i;

/** Text of several lines that is safe to store and to show: cleaned, cut at `longest`; null where nothing is left. */
export function cleanText(text: string | null, longest: number): string | null {
  if (text === null) return null;
  const clean = text
    .replace(LINE_BREAKS, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI_CONTROLS, '')
    .replace(LONE_SURROGATES, '\ufffd');
  return clean === '' ? null : cut(clean, longest);
}

/** As `cleanText`, on one line. */
export function cleanLine(text: string | null, longest: number): string | null {
  return cleanText(text?.replace(/[\r\n\t\u2028\u2029]+/g, ' ') ?? null, longest);
}

/** An address for a link; null where it is too long (a cut address is a wrong one) or would run something. */
export function cleanAddress(text: string | null): string | null {
  const clean = cleanLine(text, TEXT_LIMITS.address + 1)?.trim() ?? '';
  return clean === '' || clean.length > TEXT_LIMITS.address || UNSAFE_SCHEME.test(clean) ? null : clean;
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
