import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TEXTS } from '../../../../texts/texts';
import type { Problem } from '../../../ui/problem/problem';
import { ProblemPanel } from '../../../ui/problem/problem-panel';

/** At the foot of what is being changed, in sight as long as it is not saved: save it, or undo it. */
@Component({
  selector: 'app-save-bar',
  imports: [MatButton, ProblemPanel],
  template: `
    @if (problem(); as problem) {
      <app-problem-panel [problem]="problem" [prefix]="texts.failed" />
    }
    @if (dirty()) {
      <div class="bar card">
        <p role="status">{{ invalid() ? texts.invalid : texts.unsaved }}</p>
        <button matButton type="button" [disabled]="saving()" (click)="reverted.emit()">{{ texts.revert }}</button>
        <button matButton="filled" type="button" [disabled]="saving()" disabledInteractive (click)="saved.emit()">
          {{ saving() ? texts.saving : texts.save }}
        </button>
      </div>
    }
  `,
  styleUrl: './save-bar.scss',
})
export class SaveBar {
  protected readonly texts = inject(TEXTS).pairs.page.edit;
  readonly dirty = input.required<boolean>();
  readonly saving = input.required<boolean>();
  readonly problem = input<Problem | null>(null);
  /** Somebody tried to save what is not right. */
  readonly invalid = input(false);
  readonly saved = output();
  readonly reverted = output();
}
