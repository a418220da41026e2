import { Component, input, model } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from '../ui/icons/icons';

export interface ChoiceCard<Value extends string> {
  readonly value: Value;
  readonly icon: IconName;
  readonly title: string;
  readonly says: string;
}

/** A few ways to go on, side by side, each with what it means; one is chosen. */
@Component({
  selector: 'app-choice-cards',
  imports: [MatIcon],
  template: `
    <fieldset>
      <legend class="unseen">{{ legend() }}</legend>
      @for (card of cards(); track card.value) {
        <label [class.chosen]="card.value === value()">
          <input
            type="radio"
            [name]="name"
            [value]="card.value"
            [checked]="card.value === value()"
            (change)="value.set(card.value)"
          />
          <span class="title"><mat-icon [svgIcon]="card.icon" aria-hidden="true" />{{ card.title }}</span>
          <span class="says quiet">{{ card.says }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './choice-cards.scss',
})
export class ChoiceCards<Value extends string> {
  readonly legend = input.required<string>();
  readonly cards = input.required<readonly ChoiceCard<NoInfer<Value>>[]>();
  readonly value = model.required<Value>();
  protected readonly name = `choice-${(last += 1)}`;
}

/** Radio buttons of one group share a name that no other group has. */
let last = 0;
