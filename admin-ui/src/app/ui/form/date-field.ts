import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

/**
 * A day, `YYYY-MM-DD`, or nothing. The browser's own field: it knows how people here write dates, and its calendar.
 *
 *     <app-date-field [label]="texts.from" [field]="form.from" />
 */
@Component({
  selector: 'app-date-field',
  imports: [FormField, MatFormField, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" floatLabel="always">
      <mat-label>{{ label() }}</mat-label>
      <input matInput type="date" [class.quiet]="field()().value() === ''" [formField]="field()" />
    </mat-form-field>
  `,
  styleUrl: './field.scss',
  // Below the line hang the tails of letters, which Material cuts off.
  styles: `
    input[type='date']::-webkit-datetime-edit {
      line-height: 1.5;
      margin: 0;
    }
    input.quiet {
      --mat-form-field-outlined-input-text-color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class DateField {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input.required<string>();
}
