import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TEXTS } from '../../texts/texts';
import { PairDrawing } from '../pairs/pair-drawing';

/** Before there is a pair: what one is, and the way to the first. */
@Component({
  selector: 'app-overview-empty',
  imports: [MatButton, PairDrawing, RouterLink],
  template: `
    <section class="card">
      <div class="what">
        <app-pair-drawing />
        <h2>{{ texts.title }}</h2>
        <p class="quiet">{{ texts.lead }}</p>
        <p class="acts">
          <a matButton="filled" routerLink="/pairs/new">{{ texts.act }}</a>
          <a matButton href="/api/docs" target="_blank">{{ texts.api }}</a>
        </p>
      </div>
      <div class="how">
        <h3>{{ texts.stepsTitle }}</h3>
        <ol>
          @for (step of texts.steps; track step) {
            <li>{{ step }}</li>
          }
        </ol>
      </div>
    </section>
  `,
  styleUrl: './overview-empty.scss',
})
export class OverviewEmpty {
  protected readonly texts = inject(TEXTS).overview.empty;
}
