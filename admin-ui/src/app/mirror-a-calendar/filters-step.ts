import { Component, computed, inject, output } from '@angular/core';
import { TEXTS } from '../../texts/texts';
import { FilterEditor } from '../policy/filter-editor';
import { NewPair } from './new-pair';
import { OwnEvents } from './own-events';
import { RefusalHere } from './refusal-here';
import { StepActions } from './step-actions';

/** Which events are not mirrored at all, tried on the calendar's own. */
@Component({
  selector: 'app-filters-step',
  imports: [FilterEditor, OwnEvents, RefusalHere, StepActions],
  template: `
    <app-refusal-here step="filters" />
    <div class="sides">
      <app-filter-editor [(filters)]="pair.filters" [timeZone]="timeZone()" />
      <app-own-events />
    </div>
    <app-step-actions
      [ready]="pair.done().filters"
      [why]="texts.notValid"
      (back)="back.emit()"
      (forward)="gone.emit()"
    />
  `,
  styleUrls: ['./step.scss', './beside-events.scss'],
})
export class FiltersStep {
  protected readonly pair = inject(NewPair);
  protected readonly texts = inject(TEXTS).mirrorACalendar.preview;
  readonly back = output();
  readonly gone = output();
  protected readonly timeZone = computed(() => this.pair.source.calendar()?.timeZone ?? null);
}
