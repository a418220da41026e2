import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { PairState } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../texts/texts';

/** A state by icon, word and colour, so that none of the three is needed to tell it. */
@Component({
  selector: 'app-state-badge',
  imports: [MatIcon],
  template: `
    <span class="badge" [style.color]="ink()" [style.background]="wash()">
      <mat-icon [svgIcon]="'state-' + state()" [class.turning]="state() === 'working'" aria-hidden="true" />{{ word() }}
    </span>
  `,
  styleUrl: './state-badge.scss',
})
export class StateBadge {
  private readonly words = inject(TEXTS).pairs.states;
  readonly state = input.required<PairState>();
  protected readonly word = computed(() => this.words[this.state()]);
  protected readonly ink = computed(() => `var(--ink-${this.state()})`);
  protected readonly wash = computed(() => `var(--wash-${this.state()})`);
}
