import { Component, computed, inject, input } from '@angular/core';
import type { JobAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import type { IconName } from '../ui/icons/icons';
import { StatusChip, type Tone } from '../ui/status/status-chip';
import { Clock } from '../ui/time/clock';
import { type JobStanding, standingOf } from './job-standing';

const LOOK: Readonly<Record<JobStanding, { tone: Tone; icon: IconName }>> = {
  queued: { tone: 'paused', icon: 'clock' },
  scheduled: { tone: 'paused', icon: 'clock' },
  retrying: { tone: 'failing', icon: 'refresh' },
  running: { tone: 'working', icon: 'state-working' },
  stopping: { tone: 'held', icon: 'state-paused' },
  succeeded: { tone: 'ok', icon: 'state-ok' },
  failed: { tone: 'needs-attention', icon: 'state-needs-attention' },
  cancelled: { tone: 'paused', icon: 'cross' },
};

/** How a job stands, by icon, word and colour. */
@Component({
  selector: 'app-job-state-chip',
  imports: [StatusChip],
  template: `<app-status-chip [tone]="look().tone" [icon]="look().icon" [word]="words[standing()]" />`,
})
export class JobStateChip {
  private readonly clock = inject(Clock);
  protected readonly words = inject(TEXTS).jobs.standings;
  readonly job = input.required<Pick<JobAnswer, 'status' | 'cancelRequested' | 'error' | 'runAt'>>();
  protected readonly standing = computed(() => standingOf(this.job(), this.clock.now()));
  protected readonly look = computed(() => LOOK[this.standing()]);
}
