import { Component, computed, inject, input, model } from '@angular/core';
import type { Filter } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';
import { ChoiceField } from './choice-field';
import { LineField } from './line-field';

type TextFilter = Extract<Filter, { kind: 'text' }>;

/** A pattern, and the field in which it is looked for. */
@Component({
  selector: 'app-text-rule',
  imports: [ChoiceField, LineField],
  template: `
    <app-choice-field
      [label]="texts.mode"
      [options]="texts.modes"
      [value]="rule().mode"
      (valueChange)="change({ mode: $event })"
    />
    <app-choice-field
      [label]="texts.field"
      [options]="fields()"
      [value]="rule().field"
      (valueChange)="change({ field: $event })"
    />
    <app-line-field
      class="wide"
      [label]="texts.pattern"
      [hint]="texts.patternHint"
      [value]="rule().pattern"
      (valueChange)="change({ pattern: $event })"
      [fault]="fault()"
      [checked]="checked()"
    />
  `,
  styleUrl: './rule-fields.scss',
})
export class TextRule {
  private readonly policyTexts = inject(TEXTS).policy;
  protected readonly texts = this.policyTexts.filters;
  readonly rule = model.required<TextFilter>();
  readonly fault = input('');
  readonly checked = input(false);

  protected readonly fields = computed<Record<TextFilter['field'], string>>(() => {
    const { summary, description, location } = this.policyTexts.editor.fields;
    return { summary: summary.title, description: description.title, location: location.title };
  });

  protected change(members: Partial<TextFilter>): void {
    this.rule.set({ ...this.rule(), ...members });
  }
}
