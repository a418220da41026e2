import type { Texts } from '../../texts/texts';

type Words = Texts['jobs']['errors'];

/** The words for a kind of error; one that this console does not know yet is a fault in itself. */
export function errorWords(words: Words, kind: string): Words[keyof Words] {
  return Object.hasOwn(words, kind) ? words[kind as keyof Words] : words.bug;
}
