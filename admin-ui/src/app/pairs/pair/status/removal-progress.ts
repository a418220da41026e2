import { Component, computed, inject, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import type { JobAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../../texts/texts';

/** How many mirrors are gone already, while a pair is taken away. */
@Component({
  selector: 'app-removal-progress',
  imports: [MatProgressBar, RouterLink],
  template: `
    <section class="card">
      <div class="words" role="status">
        <h2>{{ texts.removing }}</h2>
        <p class="quiet">{{ texts.removingWords(job().counts.deleted, left()) }}</p>
      </div>
      <mat-progress-bar [attr.aria-label]="texts.removing" [value]="percent()" />
      <a [routerLink]="['/jobs', job().id]">{{ texts.job }}</a>
    </section>
  `,
  styleUrl: './progress.scss',
})
export class RemovalProgress {
  protected readonly texts = inject(TEXTS).pairs.page.remove;
  readonly job = input.required<JobAnswer>();
  /** Mirrors that still stand. */
  readonly left = input.required<number>();
  protected readonly percent = computed(() => {
    const { deleted } = this.job().counts;
    return (100 * deleted) / Math.max(1, deleted + this.left());
  });
}
