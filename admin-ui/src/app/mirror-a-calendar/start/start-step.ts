import { Component, computed, inject, output } from '@angular/core';
import { form, FormRoot, maxLength, required } from '@angular/forms/signals';
import { TEXTS } from '../../../texts/texts';
import { TextField } from '../../ui/form/text-field';
import { NewPair } from '../new-pair';
import { RefusalHere } from '../refusal-here';
import { StepActions } from '../step-actions';
import { type Step, STEPS } from '../steps';
import { saidOf } from '../said-of';

const LONGEST_NAME = 200;

/** All that was chosen, a name, and the button that makes it so. */
@Component({
  selector: 'app-start-step',
  imports: [FormRoot, RefusalHere, StepActions, TextField],
  templateUrl: './start-step.html',
  styleUrls: ['../step.scss', './start-step.scss'],
})
export class StartStep {
  private readonly all = inject(TEXTS);
  protected readonly pair = inject(NewPair);
  protected readonly words = this.all.mirrorACalendar;
  protected readonly texts = this.words.start;
  readonly back = output();
  readonly gone = output();
  /** To a step that has something to change. */
  readonly turned = output<Step>();

  protected readonly chosen = computed(() =>
    STEPS.filter((step) => step !== 'start').map((step) => ({ step, said: saidOf(step, this.pair, this.all) })),
  );
  protected readonly form = form(
    this.pair.name,
    (path) => {
      required(path, { message: this.texts.needName });
      maxLength(path, LONGEST_NAME, { message: this.texts.tooLong(LONGEST_NAME) });
    },
    { submission: { action: () => this.create() } },
  );

  private async create(): Promise<undefined> {
    if (await this.pair.creating.run()) this.gone.emit();
    else this.turned.emit(this.pair.refusal()?.step ?? 'start');
  }
}
