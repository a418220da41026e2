import { Component, inject, output } from '@angular/core';
import { TEXTS } from '../../texts/texts';
import { PolicyEditor } from '../policy/policy-editor';
import { NewPair } from './new-pair';
import { OwnEvents } from './own-events';
import { RefusalHere } from './refusal-here';
import { StepActions } from './step-actions';

/** What others may see of each event, tried on the calendar's own. */
@Component({
  selector: 'app-privacy-step',
  imports: [OwnEvents, PolicyEditor, RefusalHere, StepActions],
  template: `
    <app-refusal-here step="privacy" />
    <div class="sides">
      <app-policy-editor [(policy)]="pair.policy" />
      <app-own-events />
    </div>
    <app-step-actions
      [ready]="pair.done().privacy"
      [why]="texts.notValid"
      (back)="back.emit()"
      (forward)="gone.emit()"
    />
  `,
  styleUrls: ['./step.scss', './beside-events.scss'],
})
export class PrivacyStep {
  protected readonly pair = inject(NewPair);
  protected readonly texts = inject(TEXTS).mirrorACalendar.preview;
  readonly back = output();
  readonly gone = output();
}
