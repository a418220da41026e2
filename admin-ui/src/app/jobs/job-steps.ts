import { Component, computed, inject, input } from '@angular/core';
import type { JobAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { Clock } from '../ui/time/clock';
import { exactTime } from '../ui/time/relative-time';
import { hasEnded } from './job-standing';
import { type Step, timelineOf } from './job-timeline';

/** The life of a job, from being asked for to its end, with the time between. */
@Component({
  selector: 'app-job-steps',
  template: `
    <ol>
      @for (step of steps(); track step.name) {
        <li [class.to-come]="step.toCome">
          <span class="name">{{ step.words }}</span>
          @if (step.at !== null) {
            <time [attr.datetime]="step.machine" [attr.title]="step.exact">{{ texts.moment(step.at) }}</time>
          } @else {
            <span class="quiet">{{ step.missing }}</span>
          }
          @if (step.note) {
            <span class="note quiet">{{ step.note }}</span>
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './job-steps.scss',
})
export class JobSteps {
  private readonly clock = inject(Clock);
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.jobs;
  private readonly words = this.texts.job.timeline;
  readonly job = input.required<JobAnswer>();

  protected readonly steps = computed(() =>
    timelineOf(this.job(), this.clock.now()).map((step) => ({
      ...step,
      words: this.nameOf(step),
      missing: hasEnded(this.job()) ? this.words.neverStarted : this.words.notYet,
      machine: step.at === null ? null : new Date(step.at).toISOString(),
      toCome: step.at === null || step.at > this.clock.now(),
      exact: step.at === null ? null : exactTime(step.at, this.all.language),
      note: step.after && this.words[step.after.kind](this.texts.duration(step.after.ms)),
    })),
  );

  private nameOf({ name, at }: Step): string {
    const { status } = this.job();
    const ended = name === 'finished' && at !== null && status !== 'queued' && status !== 'running';
    return ended ? this.words.ended[status] : this.words[name];
  }
}
