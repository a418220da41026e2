import { booleanAttribute, Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TEXTS } from '../../texts/texts';

/** The way back and the way on, at the foot of each step. Within a form the way on submits it. */
@Component({
  selector: 'app-step-actions',
  imports: [MatButton],
  template: `
    @if (hasBack()) {
      <button matButton type="button" (click)="back.emit()">{{ texts.back }}</button>
    }
    <button
      matButton="filled"
      class="on"
      [type]="submits() ? 'submit' : 'button'"
      [disabled]="busy() || !ready()"
      disabledInteractive
      (click)="press()"
    >
      {{ busy() ? working() || texts.working : label() || texts.next }}
    </button>
    @if (!ready() && why()) {
      <p class="why quiet">{{ why() }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-3);
      align-items: center;
      padding-top: var(--space-4);
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .on {
      min-width: 8rem;
      order: 2;
      margin-left: auto;
    }
    .why {
      order: 1;
      flex: 1;
      text-align: right;
      font-size: var(--text-small);
    }
  `,
})
export class StepActions {
  protected readonly texts = inject(TEXTS).mirrorACalendar.actions;
  readonly hasBack = input(true);
  readonly submits = input(false, { transform: booleanAttribute });
  readonly ready = input(true);
  /** What is still missing while it is not ready. */
  readonly why = input('');
  readonly busy = input(false);
  readonly label = input('');
  readonly working = input('');
  readonly back = output();
  readonly forward = output();

  protected press(): void {
    if (!this.submits() && !this.busy() && this.ready()) this.forward.emit();
  }
}
