import { Component, computed, inject } from '@angular/core';
import { TEXTS } from '../../texts/texts';
import { EmptyState } from '../ui/empty/empty-state';
import { Skeleton } from '../ui/loading/skeleton';
import { PageHead } from '../ui/page/page-head';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { EndingRow } from './ending-row';
import { Forecast } from './forecast';
import { endingKey, isPressing } from './mending';

/** All that ends by itself in this installation: what needs somebody before the others, each the soonest first. */
@Component({
  selector: 'app-forecast-page',
  imports: [EmptyState, EndingRow, PageHead, ProblemPanel, Skeleton],
  providers: [Forecast],
  template: `
    <app-page-head [title]="texts.title" [lead]="texts.lead" [back]="back" />
    <p class="unseen" role="status">{{ forecast.items() || forecast.problem() ? '' : texts.loading }}</p>
    @if (forecast.problem(); as problem) {
      <app-problem-panel
        [problem]="problem"
        [prefix]="forecast.items() ? texts.notUpdated : ''"
        [retryable]="true"
        (retry)="forecast.reload()"
      />
    }
    @if (forecast.items(); as items) {
      @if (items.length === 0) {
        <div class="card"><app-empty-state icon="clock" [title]="texts.none" [lead]="texts.noneLead" /></div>
      }
      @for (part of parts(); track part.name) {
        <section class="card" [attr.aria-labelledby]="part.name">
          <h2 [id]="part.name">{{ texts.parts[part.name] }}</h2>
          <ul>
            @for (item of part.items; track key(item)) {
              <li><app-ending-row [item]="item" /></li>
            }
          </ul>
        </section>
      }
    } @else if (!forecast.problem()) {
      <div class="card loading"><app-skeleton [lines]="6" /></div>
    }
  `,
  styles: `
    .card {
      container-type: inline-size;
    }
    .card + .card {
      margin-top: var(--space-4);
    }
    h2 {
      padding: var(--space-4) var(--space-4) var(--space-2);
      font-size: var(--text-lead);
    }
    .loading {
      padding: var(--space-5);
    }
    app-problem-panel {
      margin-bottom: var(--space-4);
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li + li {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class ForecastPage {
  protected readonly texts = inject(TEXTS).forecast;
  protected readonly forecast = inject(Forecast);
  protected readonly back = { path: '/overview', label: this.texts.back };
  protected readonly key = endingKey;
  /** What needs somebody, and what does not yet or never; each by date. */
  protected readonly parts = computed(() => {
    const items = this.forecast.items() ?? [];
    const parts = [
      { name: 'pressing', items: items.filter(isPressing) },
      { name: 'later', items: items.filter((item) => !isPressing(item)) },
    ] as const;
    return parts.filter((part) => part.items.length > 0);
  });
}
