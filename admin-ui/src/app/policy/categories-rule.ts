import { Component, inject, input, linkedSignal, model } from '@angular/core';
import type { Filter } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';
import { ChoiceField } from './choice-field';
import { LineField } from './line-field';

type Categories = Extract<Filter, { kind: 'categories' }>;

/** Categories are typed as a line, separated by commas. */
@Component({
  selector: 'app-categories-rule',
  imports: [ChoiceField, LineField],
  template: `
    <app-choice-field [label]="texts.mode" [options]="texts.modes" [value]="rule().mode" (valueChange)="mode($event)" />
    <app-line-field
      [label]="texts.categories"
      [hint]="texts.categoriesHint"
      [value]="line()"
      (valueChange)="type($event)"
      [fault]="fault()"
      [checked]="checked()"
    />
  `,
  styleUrl: './rule-fields.scss',
})
export class CategoriesRule {
  protected readonly texts = inject(TEXTS).policy.filters;
  readonly rule = model.required<Categories>();
  readonly fault = input('');
  readonly checked = input(false);

  /** As it was typed, as long as it says the same: a comma at the end is no fault, and no category. */
  protected readonly line = linkedSignal<readonly string[], string>({
    source: () => this.rule().categories,
    computation: (categories, previous) =>
      previous && sameNames(namesIn(previous.value), categories) ? previous.value : categories.join(', '),
  });

  protected type(line: string): void {
    this.line.set(line);
    this.rule.set({ ...this.rule(), categories: namesIn(line) });
  }

  protected mode(mode: Categories['mode']): void {
    this.rule.set({ ...this.rule(), mode });
  }
}

const namesIn = (line: string): readonly string[] =>
  line
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, index) => name === b[index]);
