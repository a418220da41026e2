import { Component, inject, input, model } from '@angular/core';
import { type FieldRule, POLICY_FIELDS, type PolicyField, TEXT_FIELDS } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';
import { Segments } from '../ui/form/segments';
import type { Choice } from '../ui/form/select-field';
import type { FaultAt } from './faults-at';
import { TemplateField } from './template-field';

export type FieldRules = Readonly<Partial<Record<PolicyField, FieldRule>>>;

/** Offered first where a field is to be replaced. */
const FIRST_TEMPLATE = 'Busy';

/** A row for each field of an event: left out, copied, or (text alone) replaced by a template. */
@Component({
  selector: 'app-field-matrix',
  imports: [Segments, TemplateField],
  templateUrl: './field-matrix.html',
  styleUrl: './field-matrix.scss',
})
export class FieldMatrix {
  protected readonly texts = inject(TEXTS).policy.editor;
  protected readonly fields = POLICY_FIELDS;
  private readonly all = (['drop', 'copy', 'replace'] as const).map((value) => ({
    value,
    label: this.texts.rules[value],
  }));
  private readonly withoutWords = this.all.filter(({ value }) => value !== 'replace');

  readonly rules = model.required<FieldRules>();
  readonly faultAt = input.required<FaultAt>();
  readonly checked = input(false);

  protected ruleOf(field: PolicyField): FieldRule {
    return this.rules()[field] ?? { rule: 'drop' };
  }

  protected choicesOf(field: PolicyField): readonly Choice<FieldRule['rule']>[] {
    return TEXT_FIELDS.some((text) => text === field) ? this.all : this.withoutWords;
  }

  protected choose(field: PolicyField, rule: FieldRule['rule']): void {
    this.set(field, rule === 'replace' ? { rule, template: FIRST_TEMPLATE } : { rule });
  }

  protected set(field: PolicyField, rule: FieldRule): void {
    this.rules.set({ ...this.rules(), [field]: rule });
  }
}
