import { Component, effect, inject, linkedSignal, untracked } from '@angular/core';
import { TEXTS } from '../../../../texts/texts';
import { NumberField } from '../../../ui/form/number-field';
import { RadioCards } from '../../../ui/form/radio-cards';
import { SelectField } from '../../../ui/form/select-field';
import { TextField } from '../../../ui/form/text-field';
import type { Unsaved } from '../edit/ask-before-leaving';
import { pairDraft } from '../edit/pair-draft';
import { sameSettings } from '../edit/same-settings';
import { SaveBar } from '../edit/save-bar';
import { StalePanel } from '../edit/stale-panel';
import { type EnteredSchedule, enteredOf, type Schedule, scheduleFrom, scheduleOf } from './schedule';
import { scheduleForm } from './schedule-form';
import { ScheduleWords } from './schedule-words';

/** Stands in until the pair is there. */
const NOTHING: Schedule = {
  name: '',
  window: { pastDays: 0, futureDays: 1 },
  intervalSeconds: 300,
  limits: { deletePercent: 0, deleteCount: 0 },
  targetEdits: 'mend',
};

/** What a pair is called, how far it reaches, how often it looks, and what it does not do by itself. */
@Component({
  selector: 'app-schedule-tab',
  imports: [NumberField, RadioCards, SaveBar, ScheduleWords, SelectField, StalePanel, TextField],
  templateUrl: './schedule-tab.html',
  styleUrls: ['../edit/edit-tab.scss', './schedule-tab.scss'],
})
export class ScheduleTab implements Unsaved {
  private readonly all = inject(TEXTS).pairs.page;
  protected readonly texts = this.all.schedule;
  protected readonly units = (['seconds', 'minutes', 'hours'] as const).map((value) => ({
    value,
    label: this.texts.units[value],
  }));
  protected readonly edits = (['mend', 'respect'] as const).map((value) => ({
    value,
    ...this.texts.targetEdits[value],
  }));

  protected readonly draft = pairDraft<Schedule>({
    part: scheduleOf,
    change: (schedule) => schedule,
    valid: () => this.form().valid(),
    saved: this.all.edit.savedSettings,
  });
  readonly dirty = this.draft.dirty;

  /** As entered: 60 minutes stay 60 minutes, though an hour is the same. */
  private readonly entered = linkedSignal<Schedule, EnteredSchedule>({
    source: () => this.draft.value() ?? NOTHING,
    computation: (schedule, previous) =>
      previous && sameSettings(scheduleFrom(previous.value), schedule) ? previous.value : enteredOf(schedule),
  });
  protected readonly form = scheduleForm(this.entered, this.texts);

  constructor() {
    effect(() => {
      const entered = scheduleFrom(this.entered());
      untracked(() => {
        const schedule = this.draft.value();
        if (schedule && !sameSettings(schedule, entered)) this.draft.set(entered);
      });
    });
    effect(() => {
      if (this.draft.checked()) this.form().markAsTouched();
    });
  }

  protected setEdits(targetEdits: Schedule['targetEdits']): void {
    this.form.targetEdits().value.set(targetEdits);
  }
}
