import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ForecastItem } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { EndingWords } from './ending-words';
import { UrgencyChip } from './urgency-chip';
import { mendedAt, mendingStep } from './mending';

/** Something that ends by itself: how near the end is, of what, why, and the way to where it is mended. */
@Component({
  selector: 'app-ending-row',
  imports: [EndingWords, MatButton, RouterLink, UrgencyChip],
  template: `
    <app-urgency [item]="item()" />
    <div class="words">
      <h3>
        <a [routerLink]="path()">{{ name() }}</a>
      </h3>
      <p class="quiet"><app-ending-words [item]="item()" /></p>
    </div>
    @if (step(); as step) {
      <a matButton="outlined" [routerLink]="path()" [attr.aria-label]="texts.stepOn(step, name())">{{ step }}</a>
    }
  `,
  styleUrl: './ending-row.scss',
})
export class EndingRow {
  protected readonly texts = inject(TEXTS).forecast;
  readonly item = input.required<ForecastItem>();
  protected readonly path = computed(() => mendedAt(this.item()));
  protected readonly step = computed(() => {
    const step = mendingStep(this.item());
    return step && this.texts.steps[step];
  });
  protected readonly name = computed(() => this.item().connectorName ?? this.texts.installation(this.item().provider));
}
