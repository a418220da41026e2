import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';

/**
 * Yes or no, with a hint below the words.
 *
 *     <app-checkbox-field [label]="texts.enabled" [hint]="texts.enabledHint" [field]="form.enabled" />
 */
@Component({
  selector: 'app-checkbox-field',
  imports: [FormField, MatCheckbox],
  template: `
    <mat-checkbox [formField]="field()">
      {{ label() }}
      @if (hint(); as hint) {
        <span class="hint quiet">{{ hint }}</span>
      }
    </mat-checkbox>
  `,
  styles: `
    :host {
      display: block;
    }
    .hint {
      display: block;
      font-size: var(--text-small);
    }
  `,
})
export class CheckboxField {
  readonly field = input.required<FieldTree<boolean>>();
  readonly label = input.required<string>();
  readonly hint = input('');
}
