import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ForecastItem } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { EndingRow } from '../forecast/ending-row';
import { endingKey } from '../forecast/mending';

/** So many are shown; the others are on a page of their own. */
const SHOWN = 4;

/** What has ended, or ends within a week, and the way to all that ends. */
@Component({
  selector: 'app-ending-soon',
  imports: [EndingRow, RouterLink],
  template: `
    <section class="card" aria-labelledby="ending-title">
      <div class="top">
        <h2 id="ending-title">{{ title() }}</h2>
        <a routerLink="/forecast">{{ texts.all }}</a>
      </div>
      @for (item of shown(); track key(item)) {
        <app-ending-row [item]="item" />
      }
    </section>
  `,
  styles: `
    section {
      container-type: inline-size;
    }
    .top {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-4);
      align-items: baseline;
      justify-content: space-between;
      padding: var(--space-4) var(--space-4) var(--space-2);
    }
    h2 {
      font-size: var(--text-lead);
    }
    app-ending-row + app-ending-row {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class EndingSoon {
  protected readonly texts = inject(TEXTS).forecast;
  readonly items = input.required<readonly ForecastItem[]>();
  protected readonly shown = computed(() => this.items().slice(0, SHOWN));
  protected readonly title = computed(() => this.texts.soon(this.items().some(({ urgency }) => urgency === 'over')));
  protected readonly key = endingKey;
}
