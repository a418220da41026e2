import type { Injector } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import type { NoticeNext } from './notice-next';

const SHOWN_MS = 6_000;
/** Who has something to press needs time to come there. */
const SHOWN_WITH_NEXT_MS = 12_000;

export function showNotice(injector: Injector, text: string, next?: NoticeNext): void {
  const shown = injector.get(MatSnackBar).open(text, next?.act, {
    duration: next ? SHOWN_WITH_NEXT_MS : SHOWN_MS,
    politeness: 'polite',
  });
  if (next) shown.onAction().subscribe(next.run);
}
