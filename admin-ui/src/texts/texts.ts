import { InjectionToken } from '@angular/core';
import type { english } from './english/english';
import { first } from './english/first';

/**
 * Every word that the console shows, in one place. Another language is another object of this type, chosen here;
 * plurals and numbers are functions, because languages differ in more than words.
 */
export type Texts = typeof english;

/** At the beginning only what the first page needs: nobody sees the others before `everyText` has let them in. */
const known = { ...first } as unknown as Texts;

export const TEXTS = new InjectionToken<Texts>('texts', { providedIn: 'root', factory: () => known });

/** Adds words to those that are known. */
export function learn(texts: Texts): void {
  Object.assign(known, texts);
}
