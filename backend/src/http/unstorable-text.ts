import type { FieldProblem } from '@calmirror/contracts';

/** A zero character, or half of a surrogate pair: PostgreSQL keeps neither in text or jsonb. */
const isUnstorable = (text: string): boolean => text.includes('\0') || /\p{Cs}/u.test(text);

/** The texts of an input that no database could keep, at any depth. */
export function unstorableTexts(value: unknown, path = ''): FieldProblem[] {
  if (typeof value === 'string') {
    const fault: FieldProblem = {
      field: path,
      code: 'format',
      message: 'a text may not hold zero characters or halves of others',
    };
    return isUnstorable(value) ? [fault] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    unstorableTexts(member, path === '' ? key : `${path}.${key}`),
  );
}
