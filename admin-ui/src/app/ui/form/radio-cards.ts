import { Component, input, model } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from '../icons/icons';

/** One of a few ways, with what it means. */
export interface RadioCard<Value extends string> {
  readonly value: Value;
  readonly title: string;
  readonly says: string;
  readonly icon?: IconName;
}

let groups = 0;

/**
 * A few ways side by side, each with a sentence on what it means; one is chosen. Radio buttons to keyboards and screen
 * readers.
 *
 *     <app-radio-cards [label]="texts.preset" [cards]="presets" [(chosen)]="preset" />
 */
@Component({
  selector: 'app-radio-cards',
  imports: [MatIcon],
  template: `
    <fieldset>
      <legend class="unseen">{{ label() }}</legend>
      @for (card of cards(); track card.value) {
        <label [class.chosen]="card.value === chosen()">
          <input
            type="radio"
            [name]="group"
            [value]="card.value"
            [checked]="card.value === chosen()"
            (change)="chosen.set(card.value)"
          />
          <span class="title">
            @if (card.icon; as icon) {
              <mat-icon [svgIcon]="icon" aria-hidden="true" />
            }
            {{ card.title }}
          </span>
          <span class="says quiet">{{ card.says }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './radio-cards.scss',
})
export class RadioCards<Value extends string> {
  readonly label = input.required<string>();
  readonly cards = input.required<readonly RadioCard<NoInfer<Value>>[]>();
  readonly chosen = model.required<Value>();
  protected readonly group = `radio-cards-${groups++}`;
}
