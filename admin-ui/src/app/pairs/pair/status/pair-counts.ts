import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PairCounts as Counts } from '@calmirror/contracts';
import type { MappingState } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../../../texts/texts';

const COUNTS = ['mirrored', 'filtered', 'held', 'respected', 'failed'] as const satisfies readonly (keyof Counts &
  MappingState)[];

/** What has become of the source's events, in numbers; each leads to the events it counts. */
@Component({
  selector: 'app-pair-counts',
  imports: [RouterLink],
  template: `
    <ul class="card">
      @for (count of names; track count) {
        <li [class]="count" [class.none]="counts()[count] === 0">
          <a
            [routerLink]="count === 'held' ? ['/pairs', pairId(), 'deletions'] : ['/pairs', pairId(), 'events']"
            [queryParams]="count === 'held' ? {} : { state: count }"
          >
            <span class="value">{{ number(counts()[count]) }}</span>
            <span class="label quiet">{{ texts[count] }}</span>
          </a>
        </li>
      }
    </ul>
  `,
  styleUrl: './pair-counts.scss',
})
export class PairCounts {
  private readonly all = inject(TEXTS).pairs;
  protected readonly texts = this.all.page.counts;
  protected readonly number = this.all.number;
  protected readonly names = COUNTS;
  readonly pairId = input.required<string>();
  readonly counts = input.required<Counts>();
}
