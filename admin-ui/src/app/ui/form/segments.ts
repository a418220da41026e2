import { Component, input, model } from '@angular/core';
import type { Choice } from './select-field';

let groups = 0;

/**
 * One of a few words that all stand there, to be changed by one press; radio buttons to keyboards and screen readers.
 *
 *     <app-segments [label]="texts.state" [choices]="states" [(chosen)]="state" />
 */
@Component({
  selector: 'app-segments',
  template: `
    <fieldset>
      <legend class="unseen">{{ label() }}</legend>
      @for (choice of choices(); track choice.value) {
        <label>
          <input
            type="radio"
            [name]="group"
            [value]="choice.value"
            [checked]="choice.value === chosen()"
            (change)="chosen.set(choice.value)"
          /><span>{{ choice.label }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './segments.scss',
})
export class Segments<Value extends string> {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice<NoInfer<Value>>[]>();
  readonly chosen = model.required<Value>();
  protected readonly group = `segments-${groups++}`;
}
