import { Component, computed, inject, input } from '@angular/core';
import { POLICY_FIELDS, type PolicySettings, resolvePolicy } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';

/** A policy in words, to be read and not changed. */
@Component({
  selector: 'app-policy-words',
  template: `
    <p>
      <strong>{{ texts.presets[policy().preset].title }}</strong>
    </p>
    <ul>
      @for (line of lines(); track $index) {
        <li>{{ line }}</li>
      }
    </ul>
  `,
  styleUrl: './words.scss',
})
export class PolicyWords {
  protected readonly texts = inject(TEXTS).policy.editor;
  readonly policy = input.required<PolicySettings>();

  protected readonly lines = computed(() => {
    const policy = this.policy();
    const { fields, reminders, visibility, transparency } = resolvePolicy(policy);
    const rules = POLICY_FIELDS.filter((field) => policy.preset === 'custom' && fields[field].rule !== 'drop');
    return [
      ...rules.map((field) => this.texts.ruleWords(this.texts.fields[field].title, fields[field])),
      this.texts.memberWords(this.texts.visibility.label, this.texts.visibility.options[visibility]),
      this.texts.memberWords(this.texts.transparency.label, this.texts.transparency.options[transparency]),
      ...reminders.map((minutes) => this.texts.reminders.words(minutes)),
    ];
  });
}
