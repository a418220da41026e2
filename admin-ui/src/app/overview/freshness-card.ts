import { Component, computed, inject, input } from '@angular/core';
import type { MetricsSummary } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';

/** How true the targets of the running pairs are, as one bar and in numbers. */
@Component({
  selector: 'app-freshness-card',
  template: `
    <section class="card" aria-labelledby="freshness-title">
      <h2 id="freshness-title">{{ texts.title }}</h2>
      @if (all() === 0) {
        <p class="quiet">{{ texts.noneRunning }}</p>
      } @else {
        <p class="whole">{{ texts.whole(freshness().fresh, all()) }}</p>
        <div class="bar" aria-hidden="true">
          @for (part of parts(); track part.name) {
            @if (part.pairs > 0) {
              <span [class]="part.name" [style.flex-grow]="part.pairs"></span>
            }
          }
        </div>
        <ul>
          @for (part of parts(); track part.name) {
            <li>
              <span [class]="'dot ' + part.name" aria-hidden="true"></span><strong>{{ number(part.pairs) }}</strong>
              {{ texts[part.name] }}
            </li>
          }
        </ul>
        <p class="quiet what">{{ texts.freshIs }}</p>
      }
    </section>
  `,
  styleUrl: './freshness-card.scss',
})
export class FreshnessCard {
  private readonly words = inject(TEXTS).overview;
  protected readonly texts = this.words.freshness;
  protected readonly number = this.words.number;
  readonly summary = input.required<MetricsSummary>();
  protected readonly freshness = computed(() => this.summary().freshness);
  protected readonly parts = computed(() =>
    (['fresh', 'late', 'never'] as const).map((name) => ({ name, pairs: this.freshness()[name] })),
  );
  protected readonly all = computed(() => this.parts().reduce((sum, { pairs }) => sum + pairs, 0));
}
