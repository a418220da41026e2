import { Component, computed, inject, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { type Filter, validateFilters } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';
import { ownZone } from '../ui/time/zones';
import { faultsAt } from './faults-at';
import { FilterRule } from './filter-rule';
import { isRule, newRule, type Rule, RULE_KINDS, SIMPLE_KINDS, type SimpleKind } from './filter-kinds';

/** Which events are not mirrored at all. What is wrong stands at its place; `validateFilters` says whether it can be saved. */
@Component({
  selector: 'app-filter-editor',
  imports: [FilterRule, MatButton, MatCheckbox, MatIcon, MatMenu, MatMenuItem, MatMenuTrigger],
  templateUrl: './filter-editor.html',
  styleUrl: './filter-editor.scss',
})
export class FilterEditor {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.policy.filters;
  protected readonly simpleKinds = SIMPLE_KINDS;
  protected readonly ruleKinds = RULE_KINDS;

  readonly filters = model.required<readonly Filter[]>();
  /** Shows what is wrong also where nobody has been yet. */
  readonly checked = input(false);
  /** IANA name for rules by hours that are new; by default the zone of whoever looks. */
  readonly timeZone = input<string | null>(null);

  protected readonly faultAt = computed(() => faultsAt(validateFilters(this.filters()), this.all));
  /** With their place among all filters, by which faults are told. */
  protected readonly rules = computed(() =>
    this.filters().flatMap((filter, index) => (isRule(filter) ? [{ rule: filter, index }] : [])),
  );

  protected has(kind: SimpleKind): boolean {
    return this.filters().some((filter) => filter.kind === kind);
  }

  protected toggle(kind: SimpleKind, on: boolean): void {
    const others = this.filters().filter((filter) => filter.kind !== kind);
    this.filters.set(on ? [...others, { kind }] : others);
  }

  protected add(kind: Rule['kind']): void {
    const zone = this.timeZone() ?? ownZone();
    this.filters.set([...this.filters(), newRule(kind, zone)]);
  }

  protected change(index: number, rule: Rule): void {
    this.filters.set(this.filters().map((filter, at) => (at === index ? rule : filter)));
  }

  protected remove(index: number): void {
    this.filters.set(this.filters().filter((_, at) => at !== index));
  }
}
