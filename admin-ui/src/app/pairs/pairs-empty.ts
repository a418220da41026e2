import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TEXTS } from '../../texts/texts';
import { PairDrawing } from './pair-drawing';

/** Before there is a pair: what one is, and how to get it. */
@Component({
  selector: 'app-pairs-empty',
  imports: [MatButton, PairDrawing],
  template: `
    <section class="card">
      <div class="what">
        <app-pair-drawing />
        <h2>{{ texts.title }}</h2>
        <p class="quiet">{{ texts.lead }}</p>
      </div>
      <div class="how">
        <h3>{{ texts.how }}</h3>
        <ol>
          @for (step of texts.steps; track step.request) {
            <li>
              <p>{{ step.does }}</p>
              <code class="quiet">{{ step.request }}</code>
            </li>
          }
        </ol>
        <div class="next">
          <a matButton="filled" href="/api/docs" target="_blank">{{ texts.docs }}</a>
          <p class="quiet">{{ texts.then }}</p>
        </div>
      </div>
    </section>
  `,
  styleUrl: './pairs-empty.scss',
})
export class PairsEmpty {
  protected readonly texts = inject(TEXTS).pairs.empty;
}
