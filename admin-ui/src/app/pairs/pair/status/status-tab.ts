import { Component, computed, inject } from '@angular/core';
import { OpenPair } from '../open-pair';
import { LastRuns } from './last-runs';
import { PairCounts } from './pair-counts';
import { PairFacts } from './pair-facts';
import { PairStanding } from './pair-standing';
import { RemovalProgress } from './removal-progress';
import { RunProgress } from './run-progress';

/** How the pair stands, what it did last, and what it is. */
@Component({
  selector: 'app-status-tab',
  imports: [LastRuns, PairCounts, PairFacts, PairStanding, RemovalProgress, RunProgress],
  template: `
    @if (open.pair(); as pair) {
      <div class="columns">
        <div class="column">
          @if (open.removal(); as job) {
            <app-removal-progress [job]="job" [left]="pair.counts.mirrored" />
          } @else {
            <app-pair-standing [pair]="pair" />
            @if (working()) {
              <app-run-progress
                [pairId]="pair.id"
                [first]="pair.stateReason === 'first-fill'"
                [targetConnectorId]="open.target()?.connectorId ?? null"
              />
            }
          }
          <app-pair-counts [pairId]="pair.id" [counts]="pair.counts" />
          <app-last-runs />
        </div>
        <app-pair-facts [pair]="pair" />
      </div>
    }
  `,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 27rem);
      gap: var(--space-4);
      align-items: start;
    }
    .column {
      display: grid;
      gap: var(--space-4);
      min-width: 0;
    }
    @media (max-width: 1099px) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class StatusTab {
  protected readonly open = inject(OpenPair);
  protected readonly working = computed(() => this.open.pair()?.state === 'working');
}
