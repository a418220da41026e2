import { Component, effect, input, model } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

/** A whole number whose fault is told from outside, and shown once somebody has been there. Null while it is empty. */
@Component({
  selector: 'app-whole-field',
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" hideRequiredMarker>
      <mat-label>{{ label() }}</mat-label>
      <input matInput type="number" inputmode="numeric" step="1" autocomplete="off" [formField]="whole" />
      @if (hint(); as hint) {
        <mat-hint>{{ hint }}</mat-hint>
      }
      @if (whole().errors()[0]; as error) {
        <mat-error>{{ error.message }}</mat-error>
      }
    </mat-form-field>
  `,
  styleUrl: '../ui/form/field.scss',
})
export class WholeField {
  readonly label = input.required<string>();
  readonly hint = input('');
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
