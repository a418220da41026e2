import { Component, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TEXTS } from '../../../../texts/texts';

/** Somebody else has changed the same meanwhile: both versions are there, and one of them is chosen. */
@Component({
  selector: 'app-stale-panel',
  imports: [MatButton, MatIcon],
  template: `
    <div class="panel" role="alert">
      <mat-icon svgIcon="alert" aria-hidden="true" />
      <div class="words">
        <p class="title">{{ texts.title }}</p>
        <p>{{ texts.lead }}</p>
        <div class="both">
          <section>
            <h3>{{ texts.yours }}</h3>
            <ng-content select="[yours]" />
            <button matButton="outlined" type="button" (click)="kept.emit()">{{ texts.keep }}</button>
          </section>
          <section>
            <h3>{{ texts.theirs }}</h3>
            <ng-content select="[theirs]" />
            <button matButton="outlined" type="button" (click)="taken.emit()">{{ texts.take }}</button>
          </section>
        </div>
      </div>
    </div>
  `,
  styleUrl: './stale-panel.scss',
})
export class StalePanel {
  protected readonly texts = inject(TEXTS).pairs.page.edit.stale;
  readonly kept = output();
  readonly taken = output();
}
