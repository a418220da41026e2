import { NgComponentOutlet } from '@angular/common';
import { Component, inject, output } from '@angular/core';
import { TEXTS } from '../../../texts/texts';
import { RadioCards } from '../../ui/form/radio-cards';
import { NewPair } from '../new-pair';
import { RefusalHere } from '../refusal-here';
import { StepActions } from '../step-actions';
import { TARGET_FORMS } from './target-forms';
import { TARGET_KINDS } from './target-kind';

/** Where the mirrors are to stand. */
@Component({
  selector: 'app-target-step',
  imports: [NgComponentOutlet, RadioCards, RefusalHere, StepActions],
  template: `
    <app-refusal-here step="target" />
    <app-radio-cards [label]="texts.legend" [cards]="cards" [(chosen)]="pair.target.kind" />
    <ng-container *ngComponentOutlet="forms[pair.target.kind()].form" />
    <app-step-actions
      [ready]="pair.done().target"
      [why]="texts.missing[pair.target.kind()]"
      (back)="back.emit()"
      (forward)="gone.emit()"
    />
  `,
  styleUrl: '../step.scss',
})
export class TargetStep {
  protected readonly pair = inject(NewPair);
  protected readonly texts = inject(TEXTS).mirrorACalendar.target;
  protected readonly forms = TARGET_FORMS;
  readonly back = output();
  readonly gone = output();
  protected readonly cards = TARGET_KINDS.map((kind) => ({
    value: kind,
    icon: TARGET_FORMS[kind].icon,
    ...this.texts.kinds[kind],
  }));
}
