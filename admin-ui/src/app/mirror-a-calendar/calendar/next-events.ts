import { Component, computed, inject, input } from '@angular/core';
import type { CalendarSample } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { previewRows } from '../../policy/preview-rows';
import { SaidEvent } from '../../policy/said-event';
import { spanWords } from '../../policy/time-span-words';

const SHOWN = 6;
const AS_THEY_ARE = { policy: { preset: 'full' }, filters: [], window: { pastDays: 0, futureDays: 365 } } as const;

/** The first of a calendar's next events, as they are: whether it is the one that was meant. */
@Component({
  selector: 'app-next-events',
  imports: [SaidEvent],
  template: `
    @if (rows().length === 0) {
      <p class="quiet">{{ texts.none }}</p>
    } @else {
      <ul>
        @for (row of rows(); track row.key) {
          <li>
            <div class="when">
              <p>{{ row.words?.day }}</p>
              <p class="quiet">{{ row.words?.time ?? allDay }}</p>
            </div>
            <app-said-event [details]="row.yours" />
          </li>
        }
      </ul>
      @if (sample().total > sample().items.length) {
        <p class="quiet">{{ texts.more(sample().total) }}</p>
      }
    }
  `,
  styleUrl: './next-events.scss',
})
export class NextEvents {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.mirrorACalendar.calendar.events;
  protected readonly allDay = this.all.policy.preview.allDay;
  readonly sample = input.required<CalendarSample>();

  protected readonly rows = computed(() => {
    const { items, timeZone } = this.sample();
    const zone = timeZone ?? 'UTC';
    const names = { source: '', pair: '' };
    return previewRows({ ...AS_THEY_ARE, events: items, names, timeZone: zone }, Date.now())
      .slice(0, SHOWN)
      .map((row) => ({ ...row, words: spanWords(row, zone, this.all.language) }));
  });
}
