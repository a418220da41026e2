import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

/** One of the choices of a select field. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/**
 * One of a few words. The browser's own list: it needs nothing to be loaded, and works with every keyboard and thumb.
 *
 *     <app-select-field [label]="texts.state" [choices]="states" [field]="form.state" />
 */
@Component({
  selector: 'app-select-field',
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" hideRequiredMarker>
      <mat-label>{{ label() }}</mat-label>
      <select matNativeControl [formField]="control()">
        @for (choice of choices(); track choice.value) {
          <option [value]="choice.value">{{ choice.label }}</option>
        }
      </select>
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
export class SelectField<Value extends string> {
  readonly field = input.required<FieldTree<Value>>();
  readonly choices = input.required<readonly Choice<NoInfer<Value>>[]>();
  readonly label = input.required<string>();
  readonly hint = input('');
  /** The directive knows no narrower type; what it writes is one of the choices. */
  protected readonly control = computed(() => this.field() as unknown as FieldTree<string>);
}
