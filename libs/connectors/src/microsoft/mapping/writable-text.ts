/** Longest texts that Exchange takes for these, in UTF-16 units. */
export const LONGEST = { subject: 255, location: 255, category: 255, body: 32_768 } as const;

const CONTROLS = /[^\P{Cc}\t\n]/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** Text of several lines without what JSON or Exchange cannot carry. */
export function writableText(text: string | null): string {
  return (text ?? '')
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(CONTROLS, '')
    .replaceAll(LONE_SURROGATES, '\ufffd')
    .trim();
}

/** As `writableText`, on one line. */
export function writableLine(text: string | null, longest: number): string {
  return cut(writableText(text).replaceAll(/[\n\t]+/g, ' '), longest);
}

/** At most `longest` units, the last of them `…` where something is missing; never half a character. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text
    .slice(0, longest - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
