/** The text as PostgreSQL can keep it: zero characters and halves of surrogate pairs, which it refuses, become U+FFFD. */
export const storableText = (text: string): string => text.replaceAll('\0', '\uFFFD').replace(/\p{Cs}/gu, '\uFFFD');

/** The value as JSON that PostgreSQL can keep. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (typeof member === 'string' ? storableText(member) : member));
