import { Component, inject, type Injector } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { TEXTS } from '../../../texts/texts';
import type { BegunAccount, Leaving } from './leaving';

/** Before the page is left with no pair made: what is there so far, and what is to become of it. */
@Component({
  selector: 'app-leaving-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ texts.title }}</h2>
    <mat-dialog-content>
      <p>{{ texts.lead }}</p>
      @for (account of accounts; track $index) {
        <p>{{ account.works ? texts.works(account.name) : texts.neverWorked(account.name) }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close="stay">{{ texts.stay }}</button>
      @if (accounts.length === 0) {
        <button matButton="filled" type="button" mat-dialog-close="keep">{{ texts.leave }}</button>
      } @else {
        <button matButton type="button" mat-dialog-close="remove">{{ texts.remove }}</button>
        <button matButton="filled" type="button" mat-dialog-close="keep">{{ texts.keep }}</button>
      }
    </mat-dialog-actions>
  `,
  styles: `
    p + p {
      margin-top: var(--space-3);
    }
    mat-dialog-actions {
      gap: var(--space-2);
    }
  `,
})
export class LeavingDialog {
  protected readonly texts = inject(TEXTS).mirrorACalendar.leaving;
  protected readonly accounts = inject<readonly BegunAccount[]>(MAT_DIALOG_DATA);
}

/** Opens the question over the page; every other way out is staying. */
export async function askInDialog(injector: Injector, accounts: readonly BegunAccount[]): Promise<Leaving> {
  const shown = injector.get(MatDialog).open<LeavingDialog, readonly BegunAccount[], Leaving>(LeavingDialog, {
    data: accounts,
    width: '36rem',
    role: 'alertdialog',
    autoFocus: 'first-tabbable',
  });
  return (await firstValueFrom(shown.afterClosed())) ?? 'stay';
}
