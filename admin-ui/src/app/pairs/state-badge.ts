import { Component, computed, inject, input } from '@angular/core';
import type { PairState } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../texts/texts';
import { StatusChip } from '../ui/status/status-chip';

/** The state of a pair. */
@Component({
  selector: 'app-state-badge',
  imports: [StatusChip],
  template: `<app-status-chip [tone]="state()" [word]="word()" />`,
})
export class StateBadge {
  private readonly words = inject(TEXTS).pairs.states;
  readonly state = input.required<PairState>();
  protected readonly word = computed(() => this.words[this.state()]);
}
