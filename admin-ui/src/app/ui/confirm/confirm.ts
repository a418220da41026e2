import { inject, Injectable, Injector, PendingTasks } from '@angular/core';

/** What is asked before something is done that cannot be taken back. */
export interface Question {
  readonly title: string;
  /** What will happen, with numbers. */
  readonly body: string;
  /** The word on the button that does it; never "OK". */
  readonly act: string;
  readonly tone?: 'danger';
  /** Has to be typed before the button works: for what is worst. */
  readonly typed?: string;
}

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
