import { InjectionToken } from '@angular/core';
import { english } from './english/english';

/**
 * Every word that the console shows, in one place. Another language is another object of this type, chosen here;
 * plurals and numbers are functions, because languages differ in more than words.
 */
export type Texts = typeof english;

export const TEXTS = new InjectionToken<Texts>('texts', { providedIn: 'root', factory: () => english });
