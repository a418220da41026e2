import { Component } from '@angular/core';
import { Skeleton } from '../ui/loading/skeleton';

/** Room for the cards, about as high as they will be. */
@Component({
  selector: 'app-overview-loading',
  imports: [Skeleton],
  template: `
    <div class="card"><app-skeleton [lines]="4" /></div>
    <div class="pair">
      <div class="card"><app-skeleton [lines]="8" /></div>
      <div class="card"><app-skeleton [lines]="8" /></div>
    </div>
  `,
  styles: `
    :host,
    .pair {
      display: grid;
      gap: var(--space-4);
    }
    :host {
      animation: appear 0.2s 0.3s backwards;
    }
    .pair {
      grid-template-columns: minmax(min(17rem, 100%), 1fr) minmax(0, 2.4fr);
    }
    .card {
      padding: var(--space-5) var(--space-4);
    }
    @media (max-width: 639px) {
      .pair {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class OverviewLoading {}
