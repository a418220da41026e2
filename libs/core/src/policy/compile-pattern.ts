import { RE2JS, RE2JSException } from 're2js';

/** Says whether a text contains what the pattern describes. */
export type TextMatcher = (text: string) => boolean;

/**
 * Compiles a pattern of RE2's syntax, which is matched in time linear in the text whatever the pattern; null where it is
 * none. Without case unless it begins with `(?-i)`.
 */
export function compilePattern(pattern: string): TextMatcher | null {
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return (text) => compiled.test(text);
  } catch (error) {
    if (error instanceof RE2JSException) return null;
    throw error;
  }
}
