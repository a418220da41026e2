import { Component, computed, inject, input } from '@angular/core';
import type { ConnectorAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { EndingWords } from '../../forecast/ending-words';
import { endingsOf, Forecast } from '../../forecast/forecast';
import { endingKey, isPressing } from '../../forecast/mending';
import { UrgencyChip } from '../../forecast/urgency-chip';

/** What of a connector ends by itself and needs nobody yet, by date. Takes no room where nothing does. */
@Component({
  selector: 'app-later-endings',
  imports: [EndingWords, UrgencyChip],
  template: `
    @if (later().length > 0) {
      <section class="card" aria-labelledby="endings-title">
        <header>
          <h2 id="endings-title">{{ texts.title }}</h2>
        </header>
        <ul>
          @for (item of later(); track key(item)) {
            <li>
              <app-urgency [item]="item" />
              <p><app-ending-words [item]="item" /></p>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--space-4);
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: var(--space-1);
      justify-items: start;
    }
  `,
  styleUrl: '../../ui/card/titled-card.scss',
})
export class LaterEndings {
  protected readonly texts = inject(TEXTS).forecast;
  private readonly forecast = inject(Forecast);
  readonly connector = input.required<ConnectorAnswer>();
  protected readonly later = computed(() =>
    endingsOf(this.forecast.items() ?? [], this.connector()).filter((item) => !isPressing(item)),
  );
  protected readonly key = endingKey;
}
