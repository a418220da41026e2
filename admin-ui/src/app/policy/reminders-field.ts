import { Component, computed, inject, input, model } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { PolicySettings } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';
import { ChoiceField } from './choice-field';
import type { FaultAt } from './faults-at';
import { WholeField } from './whole-field';

type Reminders = NonNullable<PolicySettings['reminders']>;

const FIRST_MINUTES = 10;

/** No reminders, or the same times before the start for every mirror. */
@Component({
  selector: 'app-reminders-field',
  imports: [ChoiceField, MatButton, MatIcon, MatIconButton, WholeField],
  templateUrl: './reminders-field.html',
  styleUrl: './reminders-field.scss',
})
export class RemindersField {
  protected readonly texts = inject(TEXTS).policy.editor.reminders;
  readonly value = model.required<Reminders>();
  readonly faultAt = input.required<FaultAt>();
  readonly checked = input(false);
  protected readonly minutes = computed(() => {
    const value = this.value();
    return value.kind === 'fixed' ? value.minutesBefore : [];
  });

  protected choose(kind: Reminders['kind']): void {
    this.value.set(kind === 'none' ? { kind } : { kind, minutesBefore: [FIRST_MINUTES] });
  }

  protected change(index: number, minutes: number | null): void {
    this.set(this.minutes().map((value, at) => (at === index ? (minutes ?? Number.NaN) : value)));
  }

  protected add(): void {
    this.set([...this.minutes(), FIRST_MINUTES]);
  }

  protected remove(index: number): void {
    this.set(this.minutes().filter((_, at) => at !== index));
  }

  private set(minutesBefore: readonly number[]): void {
    this.value.set({ kind: 'fixed', minutesBefore });
  }
}
