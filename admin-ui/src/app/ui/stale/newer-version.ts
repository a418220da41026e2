import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TEXTS } from '../../../texts/texts';

/** One field as it stands on the server by now. */
export interface StandsNow {
  readonly label: string;
  readonly value: string;
}

/**
 * Somebody else has saved while a form was open: says what stands there now, and lets a person choose between the two.
 *
 *     <app-newer-version [now]="[{ label: texts.name, value: pair.name }]" (take)="takeTheirs()" (keep)="keepMine()" />
 */
@Component({
  selector: 'app-newer-version',
  imports: [MatButton, MatIcon],
  template: `
    <div class="panel" role="alert">
      <mat-icon svgIcon="alert" aria-hidden="true" />
      <div>
        <p class="title">{{ texts.title }}</p>
        <p>{{ texts.lead }}</p>
        <dl>
          @for (field of now(); track field.label) {
            <dt>{{ field.label }}</dt>
            <dd>{{ field.value }}</dd>
          }
        </dl>
        <div class="choices">
          <button matButton="outlined" type="button" (click)="take.emit()">{{ texts.take }}</button>
          <button matButton type="button" (click)="keep.emit()">{{ texts.keep }}</button>
        </div>
      </div>
    </div>
  `,
  styleUrl: './newer-version.scss',
})
export class NewerVersion {
  protected readonly texts = inject(TEXTS).shell.newerVersion;
  readonly now = input.required<readonly StandsNow[]>();
  /** What was typed is given up. */
  readonly take = output();
  /** What was typed stays, to be saved over the newer version. */
  readonly keep = output();
}
