import { Component, effect, input, model } from '@angular/core';
import { form, validate } from '@angular/forms/signals';
import { TextField } from '../ui/form/text-field';

/** One line of text whose fault is told from outside, and shown once somebody has been there. */
@Component({
  selector: 'app-line-field',
  imports: [TextField],
  template: `<app-text-field [label]="label()" [hint]="hint()" [field]="line" />`,
})
export class LineField {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly value = model.required<string>();
  readonly fault = input('');
  /** Shows the fault at once. */
  readonly checked = input(false);

  protected readonly line = form(this.value, (path) => {
    validate(path, () => (this.fault() === '' ? null : { kind: 'fault', message: this.fault() }));
  });

  constructor() {
    effect(() => {
      if (this.checked()) this.line().markAsTouched();
    });
  }
}
