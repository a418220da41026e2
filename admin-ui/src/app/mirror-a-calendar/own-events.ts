import { Component, computed, inject } from '@angular/core';
import { TEXTS } from '../../texts/texts';
import { PolicyPreview } from '../policy/policy-preview';
import { action } from '../ui/action/action';
import { SampleState } from './calendar/sample-state';
import { NewPair } from './new-pair';

/** The calendar's own next events beside what others will see of them, under the rules as they are now. */
@Component({
  selector: 'app-own-events',
  imports: [PolicyPreview, SampleState],
  template: `
    <h3>{{ texts.title }}</h3>
    @if (pair.source.lookedAt(); as look) {
      @if (look.sample; as sample) {
        <app-policy-preview
          [events]="sample.items"
          [policy]="pair.policy()"
          [filters]="pair.filters()"
          [names]="names()"
          [timeZone]="sample.timeZone"
        />
      } @else {
        <app-sample-state [look]="look" (again)="looking.run()" />
      }
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      padding: var(--space-4);
      border-radius: var(--corner-small);
      background: var(--mat-sys-surface);
    }
    h3 {
      margin-bottom: var(--space-3);
    }
  `,
  // It may scroll by itself, and so has to be reached by keyboard.
  host: { role: 'region', tabindex: '0', '[attr.aria-label]': 'texts.title' },
})
export class OwnEvents {
  protected readonly pair = inject(NewPair);
  protected readonly texts = inject(TEXTS).mirrorACalendar.preview;
  protected readonly names = computed(() => ({ source: this.pair.sourceName(), pair: this.pair.name() }));
  protected readonly looking = action(() => this.pair.source.look());
}
