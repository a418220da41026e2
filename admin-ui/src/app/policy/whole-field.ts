import { Component, effect, input, model } from '@angular/core';
import { form, validate } from '@angular/forms/signals';
import { NumberField } from '../ui/form/number-field';

/** A whole number whose fault is told from outside, and shown once somebody has been there. Null or NaN while it is empty. */
@Component({
  selector: 'app-whole-field',
  imports: [NumberField],
  template: `<app-number-field [label]="label()" [unit]="unit()" [field]="whole" />`,
})
export class WholeField {
  readonly label = input.required<string>();
  readonly unit = input('');
  readonly value = model.required<number | null>();
  readonly fault = input('');
  /** Shows the fault at once. */
  readonly checked = input(false);

  protected readonly whole = form(this.value, (path) => {
    validate(path, () => (this.fault() === '' ? null : { kind: 'fault', message: this.fault() }));
  });

  constructor() {
    effect(() => {
      if (this.checked()) this.whole().markAsTouched();
    });
  }
}
