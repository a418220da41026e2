import { Component, computed, inject, input } from '@angular/core';
import type { CalendarSample } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { previewRows } from '../../policy/preview-rows';
import { SaidEvent } from '../../policy/said-event';
import { spanWords } from '../../ui/time/span-words';
import { ownZone, zoneOr } from '../../ui/time/zones';

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
      <p class="quiet">{{ zoneWords() }}</p>
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

  private readonly zone = computed(() => zoneOr(this.sample().timeZone, ownZone()));
  protected readonly zoneWords = computed(() => this.all.zones.of(this.zone(), this.sample().timeZone));
  protected readonly rows = computed(() => {
    const { items, timeZone } = this.sample();
    const reference = timeZone ?? 'UTC';
    const names = { source: '', pair: '' };
    return previewRows({ ...AS_THEY_ARE, events: items, names, timeZone: reference }, Date.now())
      .slice(0, SHOWN)
      .map((row) => ({ ...row, words: spanWords(row, row.floating ? reference : this.zone(), this.all.language) }));
  });
}
