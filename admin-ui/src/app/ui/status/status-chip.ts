import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from '../icons/icons';

/** The six hues that mean something; those of the states of a pair. */
export type Tone = 'ok' | 'working' | 'held' | 'paused' | 'failing' | 'needs-attention';

/**
 * A state by icon, word and colour, so that none of the three is needed to tell it.
 *
 *     <app-status-chip tone="failing" [word]="texts.failed" />      the icon of the tone, unless `icon` names another
 */
@Component({
  selector: 'app-status-chip',
  imports: [MatIcon],
  template: `
    <span class="chip" [style.color]="ink()" [style.background]="wash()">
      <mat-icon [svgIcon]="drawn()" [class.turning]="drawn() === 'state-working'" aria-hidden="true" />{{ word() }}
    </span>
  `,
  styleUrl: './status-chip.scss',
})
export class StatusChip {
  readonly tone = input.required<Tone>();
  readonly word = input.required<string>();
  readonly icon = input<IconName | null>(null);
  protected readonly drawn = computed<IconName>(() => this.icon() ?? `state-${this.tone()}`);
  protected readonly ink = computed(() => `var(--ink-${this.tone()})`);
  protected readonly wash = computed(() => `var(--wash-${this.tone()})`);
}
