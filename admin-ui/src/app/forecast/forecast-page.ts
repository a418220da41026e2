import { Component, inject } from '@angular/core';
import { TEXTS } from '../../texts/texts';
import { EmptyState } from '../ui/empty/empty-state';
import { Skeleton } from '../ui/loading/skeleton';
import { PageHead } from '../ui/page/page-head';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { EndingRow } from './ending-row';
import { Forecast } from './forecast';
import { endingKey } from './mending';

/** All that ends by itself in this installation, the soonest first. */
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
      <div class="card">
        @if (items.length === 0) {
          <app-empty-state icon="clock" [title]="texts.none" [lead]="texts.noneLead" />
        } @else {
          <ul>
            @for (item of items; track key(item)) {
              <li><app-ending-row [item]="item" /></li>
            }
          </ul>
        }
      </div>
    } @else if (!forecast.problem()) {
      <div class="card loading"><app-skeleton [lines]="6" /></div>
    }
  `,
  styles: `
    .card {
      container-type: inline-size;
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
}
