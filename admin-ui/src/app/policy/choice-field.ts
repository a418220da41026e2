import { Component, computed, input, model } from '@angular/core';
import { form } from '@angular/forms/signals';
import { type Choice, SelectField } from '../ui/form/select-field';

/** One of a closed list, each member with its words. */
@Component({
  selector: 'app-choice-field',
  imports: [SelectField],
  template: `<app-select-field [label]="label()" [hint]="hint()" [choices]="choices()" [field]="chosen" />`,
})
export class ChoiceField<T extends string> {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly options = input.required<Readonly<Record<T, string>>>();
  readonly value = model.required<T>();
  protected readonly chosen = form<string>(this.value as never);
  protected readonly choices = computed(() =>
    Object.entries<string>(this.options()).map(([value, label]): Choice<string> => ({ value, label })),
  );
}
