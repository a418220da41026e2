import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

/**
 * A number with its unit, its hint, and the first thing that is wrong with it. Limits come from the form's own rules
 * (`min`, `max`).
 *
 *     <app-number-field [label]="texts.days" [unit]="texts.daysUnit" [field]="form.futureDays" />
 */
@Component({
  selector: 'app-number-field',
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel, MatSuffix],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" hideRequiredMarker>
      <mat-label>{{ label() }}</mat-label>
      <input matInput type="number" inputmode="numeric" [formField]="control()" />
      @if (unit(); as unit) {
        <span matTextSuffix class="quiet">{{ unit }}</span>
      }
      @if (hint(); as hint) {
        <mat-hint>{{ hint }}</mat-hint>
      }
      @if (field()().errors()[0]; as error) {
        <mat-error>{{ error.message }}</mat-error>
      }
    </mat-form-field>
  `,
  styleUrl: './field.scss',
})
export class NumberField<Value extends number | null> {
  readonly field = input.required<FieldTree<Value>>();
  readonly label = input.required<string>();
  /** Said after the number, such as `days`. */
  readonly unit = input('');
  readonly hint = input('');
  /** The directive knows no narrower type. An emptied field is null. */
  protected readonly control = computed(() => this.field() as unknown as FieldTree<number | null>);
}
