import { Component, inject, input, model, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TEXTS } from '../../texts/texts';
import { CategoriesRule } from './categories-rule';
import type { FaultAt } from './faults-at';
import type { Rule } from './filter-kinds';
import { HoursRule } from './hours-rule';
import { TextRule } from './text-rule';
import { WholeField } from './whole-field';

/** One filter that has members of its own. */
@Component({
  selector: 'app-filter-rule',
  imports: [CategoriesRule, HoursRule, MatIcon, MatIconButton, TextRule, WholeField],
  templateUrl: './filter-rule.html',
  styleUrl: './filter-rule.scss',
})
export class FilterRule {
  protected readonly texts = inject(TEXTS).policy.filters;
  readonly rule = model.required<Rule>();
  /** Of the rule among the faults. */
  readonly path = input.required<string>();
  readonly faultAt = input.required<FaultAt>();
  readonly checked = input(false);
  readonly removed = output();

  /** An empty number is none yet, which the core says. */
  protected setMinutes(minutes: number | null): void {
    this.rule.set({ kind: 'minimum-duration', minutes: minutes ?? Number.NaN });
  }
}
