import { Component, computed, effect, inject, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TEXTS } from '../../texts/texts';
import { Reachability } from '../live/reachability';

/** How long it is said that all is well again. */
const BACK_MS = 5_000;

/** Says that what is seen may have grown old, and why; and for a moment that it is fresh again. Else it is not there. */
@Component({
  selector: 'app-updates-notice',
  imports: [MatIcon],
  template: `
    <div role="status">
      @if (!reached()) {
        <p class="away">
          <mat-icon svgIcon="offline" aria-hidden="true" />
          <span
            ><strong>{{ texts.paused }}</strong
            >. {{ why() }}</span
          >
        </p>
      } @else if (back()) {
        <p class="back"><mat-icon svgIcon="check" aria-hidden="true" />{{ texts.back }}</p>
      }
    </div>
  `,
  styleUrl: './updates-notice.scss',
})
export class UpdatesNotice {
  private readonly reachability = inject(Reachability);
  protected readonly texts = inject(TEXTS).shell.updates;
  protected readonly reached = this.reachability.reached;
  protected readonly why = computed(() => (this.reachability.offline() ? this.texts.offline : this.texts.away));
  protected readonly back = signal(false);

  constructor() {
    let wasAway = false;
    effect((onCleanup) => {
      const reached = this.reached();
      this.back.set(reached && wasAway);
      wasAway = !reached;
      if (!reached) return;
      const timer = setTimeout(() => this.back.set(false), BACK_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
