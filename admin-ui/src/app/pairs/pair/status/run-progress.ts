import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import type { ConnectorQuota, PairProgress } from '@calmirror/contracts';
import { TEXTS } from '../../../../texts/texts';
import { live } from '../../../live/live';
import { secondsLeft } from '../../progress/seconds-left';

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
            {{ said() }}
          </p>
        </div>
        <mat-progress-bar
          [attr.aria-label]="first() ? texts.first : texts.later"
          [value]="(100 * progress.done) / progress.total"
        />
        @if (reserve(); as reserve) {
          <p class="quiet">{{ reserve }}</p>
        }
      </section>
    }
  `,
  styleUrl: './progress.scss',
})
export class RunProgress {
  protected readonly texts = inject(TEXTS).pairs.page.progress;
  readonly pairId = input.required<string>();
  readonly first = input.required<boolean>();
  /** Null while it is not known. */
  readonly targetConnectorId = input.required<string | null>();

  private readonly answer = live(
    httpResource<PairProgress>(() => `/api/pairs/${this.pairId()}/progress`),
    { everyMs: EVERY_MS },
  );
  protected readonly progress = computed(() => {
    const progress = this.answer.latest()?.value ?? null;
    return progress === null || progress.total === 0 ? null : progress;
  });
  private readonly left = secondsLeft(this.answer.latest);
  protected readonly said = computed(() => {
    const [progress, left] = [this.progress(), this.left()];
    return [
      progress && this.texts.title(progress.done, progress.total),
      left === null ? null : this.texts.remaining(left),
    ]
      .filter((part) => part !== null)
      .join(', ');
  });

  private readonly quota = httpResource<ConnectorQuota>(() => {
    const id = this.targetConnectorId();
    return this.first() && id !== null ? `/api/connectors/${id}/quota` : undefined;
  });
  /** What a first fill leaves alone; null where nothing limits it. */
  protected readonly reserve = computed(() => {
    const quota = this.quota.hasValue() ? this.quota.value() : null;
    return quota !== null && quota.limit !== null && quota.reserve > 0
      ? this.texts.reserve(quota.reserve, quota.limit)
      : null;
  });
}
