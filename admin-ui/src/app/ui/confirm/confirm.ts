import { inject, Injectable, Injector, PendingTasks } from '@angular/core';
import type { Question } from './question';

/** Asks in a dialog: `if (await inject(Confirm).ask({ title, body, act, tone: 'danger' })) …`. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly injector = inject(Injector);
  private readonly pending = inject(PendingTasks);

  /** True when the person agreed; false for every other way out. Loads the dialog with the first question. */
  async ask(question: Question): Promise<boolean> {
    const loaded = this.pending.add();
    const { askInDialog } = await import('./confirm-dialog').finally(loaded);
    return askInDialog(this.injector, question);
  }
}
