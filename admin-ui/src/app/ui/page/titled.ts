import { inject } from '@angular/core';
import type { ResolveFn } from '@angular/router';
import { TEXTS, type Texts } from '../../../texts/texts';

/** The title of a route in the words of the console: `title: titled((texts) => texts.pairs.title)`. */
export const titled =
  (title: (texts: Texts) => string): ResolveFn<string> =>
  () =>
    title(inject(TEXTS));
