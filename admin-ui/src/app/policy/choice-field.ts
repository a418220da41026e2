import { Component, computed, input, model } from '@angular/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';

/** One of a closed list, each with its words. */
@Component({
  selector: 'app-choice-field',
  imports: [MatFormField, MatHint, MatLabel, MatOption, MatSelect],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <mat-select [value]="value()" (selectionChange)="value.set($event.value)">
        @for (option of listed(); track option[0]) {
          <mat-option [value]="option[0]">{{ option[1] }}</mat-option>
        }
      </mat-select>
      @if (hint(); as hint) {
        <mat-hint>{{ hint }}</mat-hint>
      }
    </mat-form-field>
  `,
  styleUrl: '../ui/form/field.scss',
})
export class ChoiceField<T extends string> {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly options = input.required<Readonly<Record<T, string>>>();
  readonly value = model.required<T>();
  protected readonly listed = computed(() => Object.entries<string>(this.options()) as [T, string][]);
}
