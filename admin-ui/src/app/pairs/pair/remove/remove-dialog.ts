import { Component, inject, type Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { MirrorFate, PairAnswer } from '@calmirror/contracts';
import { firstValueFrom } from 'rxjs';
import { TEXTS } from '../../../../texts/texts';
import { PairsApi } from '../../../data/pairs-api';
import { action } from '../../../ui/action/action';
import { RadioCards } from '../../../ui/form/radio-cards';
import { ProblemPanel } from '../../../ui/problem/problem-panel';

const FATES: readonly MirrorFate[] = ['delete', 'keep'];

/** Which pair is to go, and the name of the calendar that its mirrors are on. */
export interface Removal {
  readonly pair: Pick<PairAnswer, 'id' | 'name' | 'counts'>;
  readonly target: string;
}

/** Asks, with numbers, what becomes of the mirrors. Closes once the server has begun. */
@Component({
  selector: 'app-remove-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemPanel, RadioCards],
  templateUrl: './remove-dialog.html',
  styleUrl: './remove-dialog.scss',
})
export class RemoveDialog {
  private readonly api = inject(PairsApi);
  private readonly shown = inject<MatDialogRef<RemoveDialog, MirrorFate>>(MatDialogRef);
  protected readonly texts = inject(TEXTS).pairs.page.remove;
  protected readonly removal = inject<Removal>(MAT_DIALOG_DATA);
  protected readonly fates = FATES.map((value) => {
    const { title, says } = this.texts.fates[value];
    return { value, title, says: says(this.removal.pair.counts.mirrored, this.removal.target) };
  });
  protected readonly fate = signal<MirrorFate>('delete');

  protected readonly removing = action(async () => {
    await this.api.remove(this.removal.pair.id, this.fate());
    this.shown.close(this.fate());
  });
}

/** Null when the person thought better of it. */
export async function askRemoval(injector: Injector, removal: Removal): Promise<MirrorFate | null> {
  const shown = injector.get(MatDialog).open<RemoveDialog, Removal, MirrorFate>(RemoveDialog, {
    data: removal,
    width: '34rem',
    role: 'alertdialog',
    autoFocus: 'input',
  });
  return (await firstValueFrom(shown.afterClosed())) ?? null;
}
