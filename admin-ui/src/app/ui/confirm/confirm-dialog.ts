import { Component, computed, inject, type Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { TEXTS } from '../../../texts/texts';
import type { Question } from './question';

/** The question; the way out is where the focus begins. */
@Component({
  selector: 'app-confirm-dialog',
  imports: [
    MatButton,
    MatCheckbox,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatInput,
    MatLabel,
  ],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>
      <p>{{ question.body }}</p>
      @if (question.option; as option) {
        <mat-checkbox [checked]="option.chosen()" (change)="option.chosen.set($event.checked)">
          {{ option.label }}<span class="hint quiet">{{ option.hint }}</span>
        </mat-checkbox>
      }
      @if (question.typed; as typed) {
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>{{ texts.typed(typed) }}</mat-label>
          <input #word matInput autocomplete="off" spellcheck="false" (input)="entered.set(word.value)" />
        </mat-form-field>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" class="leave" [mat-dialog-close]="false">
        {{ question.leave ?? texts.cancel }}
      </button>
      <button
        matButton="filled"
        type="button"
        [class.danger]="question.tone === 'danger'"
        [disabled]="!sure()"
        disabledInteractive
        (click)="agree()"
      >
        {{ question.act }}
      </button>
    </mat-dialog-actions>
  `,
  styleUrl: './confirm-dialog.scss',
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  protected readonly texts = inject(TEXTS).shell.confirm;
  private readonly shown = inject<MatDialogRef<ConfirmDialog, boolean>>(MatDialogRef);
  protected readonly entered = signal('');
  protected readonly sure = computed(() => !this.question.typed || this.entered().trim() === this.question.typed);

  protected agree(): void {
    if (this.sure()) this.shown.close(true);
  }
}

/** Opens the question over the page. */
export async function askInDialog(injector: Injector, question: Question): Promise<boolean> {
  const shown = injector.get(MatDialog).open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
    data: question,
    width: '30rem',
    role: 'alertdialog',
    autoFocus: question.typed ? 'input' : '.leave',
  });
  return (await firstValueFrom(shown.afterClosed())) ?? false;
}
