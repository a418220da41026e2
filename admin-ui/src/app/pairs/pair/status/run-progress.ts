import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import type { PairProgress } from '@calmirror/contracts';
import { TEXTS } from '../../../../texts/texts';
import { live } from '../../../live/live';

const EVERY_MS = 1_000;

/** How far a run has come, and how long it will take; nothing where that cannot be told. */
@Component({
  selector: 'app-run-progress',
  imports: [MatProgressBar],
  template: `
    @if (progress(); as progress) {
      <section class="card">
        <div class="words">
          <h2>{{ first() ? texts.first : texts.later }}</h2>
          <p class="quiet">
            {{ texts.title(progress.done, progress.total) }}
            @if (progress.remainingSeconds !== null) {
              · {{ texts.remaining(progress.remainingSeconds) }}
            }
          </p>
        </div>
        <mat-progress-bar
          [attr.aria-label]="first() ? texts.first : texts.later"
          [value]="(100 * progress.done) / progress.total"
        />
      </section>
    }
  `,
  styleUrl: './progress.scss',
})
export class RunProgress {
  protected readonly texts = inject(TEXTS).pairs.page.progress;
  readonly pairId = input.required<string>();
  readonly first = input.required<boolean>();

  private readonly answer = live(
    httpResource<PairProgress>(() => `/api/pairs/${this.pairId()}/progress`),
    { everyMs: EVERY_MS },
  );
  protected readonly progress = computed(() => {
    const progress = this.answer.latest()?.value ?? null;
    return progress === null || progress.total === 0 ? null : progress;
  });
}
