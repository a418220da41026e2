import { Component, inject, model } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TEXTS } from '../../../texts/texts';
import { FORM_KINDS, type FormKind } from '../kinds/connector-forms';
import { KIND_ICONS } from '../kind-label';

/** Which kind of connector: a card for each, with what it is good for. */
@Component({
  selector: 'app-kind-choice',
  imports: [MatIcon],
  template: `
    <fieldset>
      <legend>{{ texts.making.kind }}</legend>
      @for (kind of kinds; track kind) {
        <label [class.chosen]="chosen() === kind">
          <input type="radio" name="kind" [value]="kind" [checked]="chosen() === kind" (change)="chosen.set(kind)" />
          <mat-icon [svgIcon]="icons[kind]" aria-hidden="true" />
          <span class="word">{{ texts.kinds[kind] }}</span>
          <span class="lead quiet">{{ texts.kindLeads[kind] }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './kind-choice.scss',
})
export class KindChoice {
  protected readonly texts = inject(TEXTS).connectors;
  protected readonly kinds = FORM_KINDS;
  protected readonly icons = KIND_ICONS;
  readonly chosen = model.required<FormKind>();
}
