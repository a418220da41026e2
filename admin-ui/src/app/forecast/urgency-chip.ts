import { Component, computed, inject, input } from '@angular/core';
import type { ForecastItem } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { StatusChip } from '../ui/status/status-chip';
import { toneOf } from './mending';

/** How near an end is, by icon, word and colour. */
@Component({
  selector: 'app-urgency',
  imports: [StatusChip],
  template: `<app-status-chip [tone]="tone()" [icon]="icon()" [word]="word()" />`,
})
export class UrgencyChip {
  private readonly texts = inject(TEXTS).forecast.urgencies;
  readonly item = input.required<Pick<ForecastItem, 'urgency' | 'renews'>>();
  protected readonly tone = computed(() => toneOf(this.item()));
  protected readonly icon = computed(() => (this.tone() === 'failing' || this.tone() === 'paused' ? 'clock' : null));
  protected readonly word = computed(() =>
    this.tone() === 'ok' ? this.texts.renews : this.texts[this.item().urgency],
  );
}
