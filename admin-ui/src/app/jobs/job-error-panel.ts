import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { JobAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { Clock } from '../ui/time/clock';
import { errorWords } from './error-words';
import { standingOf } from './job-standing';

/** Why the last try failed, what helps, and whether it is tried again by itself. */
@Component({
  selector: 'app-job-error-panel',
  imports: [MatIcon],
  templateUrl: './job-error-panel.html',
  styleUrl: './job-error-panel.scss',
  host: { '[class]': 'tone()' },
})
export class JobErrorPanel {
  private readonly clock = inject(Clock);
  private readonly jobs = inject(TEXTS).jobs;
  protected readonly texts = this.jobs.job.error;
  readonly job = input.required<JobAnswer>();

  protected readonly words = computed(() => errorWords(this.jobs.errors, this.job().error?.kind ?? ''));
  protected readonly said = computed(() => this.job().error?.message ?? '');
  private readonly standing = computed(() => standingOf(this.job(), this.clock.now()));
  /** A job that goes on by itself, or whose work another does, is no alarm. */
  protected readonly tone = computed(() => {
    if (this.standing() === 'failed') return 'needs-attention';
    return this.standing() === 'cancelled' ? 'paused' : 'failing';
  });
  protected readonly icon = computed(() => `state-${this.tone()}`);
  protected readonly again = computed(() => {
    if (this.standing() !== 'retrying') return null;
    const ms = Date.parse(this.job().runAt) - this.clock.now();
    return ms > 0 ? this.texts.again(this.jobs.duration(Math.ceil(ms / 1000) * 1000)) : this.texts.againNow;
  });
}
