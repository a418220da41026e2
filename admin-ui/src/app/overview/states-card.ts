import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MetricsSummary } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { StatusChip } from '../ui/status/status-chip';

/** How many pairs are in each state; each leads to the list of them. */
@Component({
  selector: 'app-states-card',
  imports: [RouterLink, StatusChip],
  template: `
    <section class="card" aria-labelledby="states-title">
      <h2 id="states-title">{{ texts.title }}</h2>
      <ul>
        @for (entry of summary().pairs; track entry.state) {
          <li [class.none]="entry.pairs === 0">
            <a routerLink="/pairs" [queryParams]="{ state: entry.state }">
              <app-status-chip aria-hidden="true" [tone]="entry.state" [word]="words[entry.state]" />
              <span class="count" aria-hidden="true">{{ number(entry.pairs) }}</span>
              <span class="unseen">{{ texts.show(entry.pairs, words[entry.state]) }}</span>
            </a>
          </li>
        }
      </ul>
      <p>
        <a routerLink="/pairs">{{ texts.all(total()) }}</a>
      </p>
    </section>
  `,
  styleUrl: './states-card.scss',
})
export class StatesCard {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.overview.states;
  protected readonly words = this.all.pairs.states;
  protected readonly number = this.all.overview.number;
  readonly summary = input.required<MetricsSummary>();
  protected readonly total = computed(() => this.summary().pairs.reduce((sum, { pairs }) => sum + pairs, 0));
}
