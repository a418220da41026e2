import type { CanMatchFn } from '@angular/router';
import { learn } from './texts';

/** Before every page but the first: loads the words that the first page does without. */
export const everyText: CanMatchFn = async () => {
  learn((await import('./english/english')).english);
  return true;
};
