import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { JobAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { Clock } from '../ui/time/clock';
import { TimeAgo } from '../ui/time/time-ago';
import { errorWords } from './error-words';
import { hasEnded, runTime } from './job-standing';
import { JobStateChip } from './job-state-chip';
import { subjectOf } from './job-subject';
import { SubjectLink } from '../subjects/subject-link';
import { tellingCounts } from './what-it-did';

/** The cells of one job in the list. */
@Component({
  selector: 'app-job-row',
  imports: [JobStateChip, RouterLink, SubjectLink, TimeAgo],
  templateUrl: './job-row.html',
  styleUrl: './job-row.scss',
})
export class JobRow {
  private readonly clock = inject(Clock);
  protected readonly texts = inject(TEXTS).jobs;
  readonly job = input.required<JobAnswer>();

  protected readonly subject = computed(() => subjectOf(this.job()));
  protected readonly madeAt = computed(() => Date.parse(this.job().createdAt));
  /** Only what runs has to look at the clock. */
  protected readonly took = computed(() => {
    const job = this.job();
    const ms = runTime(job, hasEnded(job) ? 0 : this.clock.now());
    return ms === null ? '' : this.texts.duration(ms);
  });
  protected readonly error = computed(() => {
    const { error } = this.job();
    return error && { title: errorWords(this.texts.errors, error.kind).title, said: error.message };
  });
  /** Until when a job that is not due is left alone. */
  protected readonly wait = computed(() => {
    const { status, runAt } = this.job();
    const ms = status === 'queued' ? Date.parse(runAt) - this.clock.now() : 0;
    return ms > 0 ? this.texts.list.dueIn(this.texts.duration(Math.ceil(ms / 1000) * 1000), this.error() !== null) : '';
  });
  protected readonly did = computed(() => {
    const { counts } = this.job();
    const words = tellingCounts(counts).map((name) => this.texts.did(name, counts[name]));
    if (words.length > 0) return words.join(', ');
    return this.job().status === 'succeeded' ? this.texts.list.nothing : '';
  });
}
