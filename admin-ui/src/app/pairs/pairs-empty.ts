import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { BrandMark } from '../ui/brand/brand-mark';
import { TEXTS } from '../../texts/texts';

/** Before there is a pair: what one is, and how to get it. */
@Component({
  selector: 'app-pairs-empty',
  imports: [BrandMark, MatButton],
  template: `
    <section class="card">
      <app-brand-mark />
      <h2>{{ texts.title }}</h2>
      <p class="quiet">{{ texts.lead }}</p>
      <ol>
        @for (step of texts.steps; track step.request) {
          <li>
            <code>{{ step.request }}</code>
            <p>{{ step.does }}</p>
          </li>
        }
      </ol>
      <div class="next">
        <a matButton="filled" href="/api/docs" target="_blank">{{ texts.docs }}</a>
        <p class="quiet">{{ texts.then }}</p>
      </div>
    </section>
  `,
  styleUrl: './pairs-empty.scss',
})
export class PairsEmpty {
  protected readonly texts = inject(TEXTS).pairs.empty;
}
