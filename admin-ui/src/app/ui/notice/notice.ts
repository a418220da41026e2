import { inject, Injectable, Injector, PendingTasks } from '@angular/core';
import type { NoticeNext } from './notice-next';

/**
 * Says that something was done, at the bottom of the page and to screen readers, for some seconds:
 * `inject(Notice).say('Paused.')`, or with a next step `say('Removed.', { act: 'Undo', run: () => … })`. What failed is
 * not said here: it stays where it happened, in a problem panel.
 */
@Injectable({ providedIn: 'root' })
export class Notice {
  private readonly injector = inject(Injector);
  private readonly pending = inject(PendingTasks);

  /** Loads what shows it with the first notice. */
  say(text: string, next?: NoticeNext): void {
    this.pending.run(async () => {
      const { showNotice } = await import('./show-notice');
      showNotice(this.injector, text, next);
    });
  }
}
