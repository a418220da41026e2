import { GUESSED_FIRST } from './guessed-first.js';

const LONGEST_TOO_EASY_TAIL = 4;

/**
 * Why a password may not be used, or null when it may (ASVS 5.0.0, 6.2.4 and 6.2.11): what is tried first everywhere, and
 * what anyone would try who knows whose account it is. Nothing is asked of its letters and digits.
 * @param context words about the account: name, email, the product
 */
export function passwordFault(password: string, context: readonly string[]): string | null {
  if (new Set(password).size < 4) return 'has too few different characters';
  if (isRun(password)) return 'is a run of neighbouring characters';
  const core = coreOf(password);
  if (GUESSED_FIRST.has(core) || GUESSED_FIRST.has(password.toLowerCase()))
    return 'is among the passwords that are tried first';
  const words = context.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).map((word) => word.toLowerCase());
  return words.some((word) => word.length >= 4 && coreOf(word) === core)
    ? 'is the name of the account or of the product'
    : null;
}

/** The word that is left without the usual digits and marks behind it, in plain letters. */
function coreOf(password: string): string {
  const plain = password
    .toLowerCase()
    .replaceAll('@', 'a')
    .replaceAll('0', 'o')
    .replaceAll('$', 's')
    .replaceAll('3', 'e');
  const word = password.toLowerCase().replace(/[\d\W_]+$/u, '');
  const tail = password.length - word.length;
  return word.length > 0 && tail <= LONGEST_TOO_EASY_TAIL ? plain.slice(0, word.length) : plain;
}

/** Each character follows the one before by the same step of 1, 0 or -1. */
function isRun(password: string): boolean {
  const codes = [...password].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, place) => code - (codes[place] ?? 0));
  return steps.every((step) => Math.abs(step) <= 1 && step === steps[0]);
}
