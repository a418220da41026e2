import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LaneLoad } from '@calmirror/contracts';
import { LANES, type Lane } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../texts/texts';

/** What runs and waits in each lane; a lane leads to its jobs, and the one that is shown back to all. */
@Component({
  selector: 'app-lanes-strip',
  imports: [RouterLink],
  template: `
    <ul [attr.aria-label]="texts.load.title">
      @for (lane of lanes; track lane) {
        <li>
          <a
            class="card"
            [class.chosen]="lane === chosen()"
            [routerLink]="[]"
            [queryParams]="{ lane: lane === chosen() ? null : lane }"
            queryParamsHandling="merge"
            [attr.aria-current]="lane === chosen() ? 'true' : null"
          >
            <span class="name">{{ texts.lanes[lane].name }}</span>
            <span class="what quiet">{{ texts.lanes[lane].what }}</span>
            <span class="numbers">
              @if (loadOf(lane); as load) {
                <span [class.none]="load.running === 0"
                  ><b>{{ texts.number(load.running) }}</b> {{ texts.load.running }}</span
                >
                <span [class.none]="load.queued === 0"
                  ><b>{{ texts.number(load.queued) }}</b> {{ texts.load.queued }}</span
                >
                @if (load.oldestDueSeconds >= noticed) {
                  <span class="late">{{ texts.load.oldest(texts.duration(load.oldestDueSeconds * 1000)) }}</span>
                }
              } @else {
                <span aria-hidden="true">…</span>
              }
            </span>
          </a>
        </li>
      }
    </ul>
  `,
  styleUrl: './lanes-strip.scss',
})
export class LanesStrip {
  protected readonly texts = inject(TEXTS).jobs;
  protected readonly lanes = LANES;
  /** Seconds of waiting that are worth a word. */
  protected readonly noticed = 10;
  /** Null until it is known. */
  readonly load = input.required<readonly LaneLoad[] | null>();
  readonly chosen = input.required<Lane | undefined>();

  protected loadOf(lane: Lane): LaneLoad | undefined {
    return this.load()?.find((load) => load.lane === lane);
  }
}
