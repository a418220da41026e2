import { Component, computed, inject, input, linkedSignal, model } from '@angular/core';
import { type PolicySettings, type Preset, PRESETS, resolvePolicy, validatePolicy } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';
import { RadioCards } from '../ui/form/radio-cards';
import { ChoiceField } from './choice-field';
import { faultsAt } from './faults-at';
import { FieldMatrix, type FieldRules } from './field-matrix';
import { RemindersField } from './reminders-field';

/** What others may see of each event. What is wrong stands at its place; `validatePolicy` says whether it can be saved. */
@Component({
  selector: 'app-policy-editor',
  imports: [ChoiceField, FieldMatrix, RadioCards, RemindersField],
  templateUrl: './policy-editor.html',
  styleUrl: './policy-editor.scss',
})
export class PolicyEditor {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.policy.editor;
  readonly policy = model.required<PolicySettings>();
  /** Shows what is wrong also where nobody has been yet. */
  readonly checked = input(false);

  protected readonly presets = PRESETS.map((value) => ({ value, ...this.texts.presets[value] }));
  protected readonly faultAt = computed(() => faultsAt(validatePolicy(this.policy()), this.all));
  /** What holds where the settings are silent. */
  protected readonly resolved = computed(() => resolvePolicy(this.policy()));
  /** The matrix as it was, for those who look at a preset and come back. */
  private readonly rules = linkedSignal<PolicySettings, FieldRules | null>({
    source: this.policy,
    computation: ({ fields }, previous) => fields ?? previous?.value ?? null,
  });

  protected choose(preset: Preset): void {
    const rules = this.rules() ?? this.resolved().fields;
    this.policy.set({ ...this.policy(), preset, fields: preset === 'custom' ? rules : undefined });
  }

  protected change(members: Partial<PolicySettings>): void {
    this.policy.set({ ...this.policy(), ...members });
  }
}
