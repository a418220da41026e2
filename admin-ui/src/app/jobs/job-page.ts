import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { JobAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { JobsApi } from '../data/jobs-api';
import { live } from '../live/live';
import { action } from '../ui/action/action';
import { Confirm } from '../ui/confirm/confirm';
import { EmptyState } from '../ui/empty/empty-state';
import { Facts } from '../ui/facts/facts';
import { Skeleton } from '../ui/loading/skeleton';
import { Notice } from '../ui/notice/notice';
import { PageHead } from '../ui/page/page-head';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { JobCounts } from './job-counts';
import { JobErrorPanel } from './job-error-panel';
import { JobLog } from './job-log';
import { hasEnded } from './job-standing';
import { JobStateChip } from './job-state-chip';
import { JobSteps } from './job-steps';
import { subjectOf } from './job-subject';
import { SubjectLink } from '../subjects/subject-link';

const EVERY_MS = 2_000;

/** One job while it waits and runs, and for as long as it is kept. */
@Component({
  selector: 'app-job-page',
  imports: [
    EmptyState,
    Facts,
    JobCounts,
    JobErrorPanel,
    JobLog,
    JobStateChip,
    JobSteps,
    MatButton,
    PageHead,
    ProblemPanel,
    RouterLink,
    Skeleton,
    SubjectLink,
  ],
  templateUrl: './job-page.html',
  styleUrl: './job-page.scss',
})
export class JobPage {
  private readonly api = inject(JobsApi);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly router = inject(Router);
  protected readonly texts = inject(TEXTS).jobs;
  protected readonly words = this.texts.job;
  protected readonly back = { path: '/jobs', label: this.words.back };

  /** Of the address. */
  readonly id = input.required<string>();

  protected readonly live = live(
    httpResource<JobAnswer>(() => `/api/jobs/${this.id()}`),
    { topics: () => [`job:${this.id()}`], everyMs: EVERY_MS },
  );
  /** Null until this very job has come: what is kept may be the one that was looked at before. */
  protected readonly job = computed(() => {
    const job = this.live.latest()?.value;
    return job?.id === this.id().toLowerCase() ? job : null;
  });
  protected readonly version = computed(() => this.live.latest()?.at ?? 0);
  protected readonly gone = computed(() => this.live.problem()?.code === 'not-found');
  protected readonly removed = computed(() => this.gone() && this.job() !== null);
  protected readonly ended = computed(() => hasEnded(this.job() ?? { status: 'queued' }));

  protected readonly subject = computed(() =>
    subjectOf(this.job() ?? { pairId: null, calendarId: null, connectorId: null }),
  );
  protected readonly subjectField = computed(() => `${this.subject().kind}Id` as const);
  protected readonly title = computed(() => {
    const { kind = 'mirror', subjectName = null } = this.job() ?? {};
    const { name } = this.texts.kinds[kind];
    return subjectName === null ? name : this.words.title(name, subjectName);
  });
  protected readonly cancellable = computed(() => !this.ended() && !this.job()?.cancelRequested && !this.removed());
  protected readonly retryable = computed(() => {
    const { status } = this.job() ?? {};
    return (status === 'failed' || status === 'cancelled') && !this.removed();
  });

  protected readonly cancelling = action(async (job: JobAnswer) => {
    const { created, updated, deleted } = job.counts;
    const { cancel } = this.words;
    const running = job.status === 'running';
    const sure = await this.confirm.ask({
      title: cancel.title,
      body: running ? cancel.running(created + updated + deleted) : cancel.waiting,
      act: cancel.confirm,
      leave: cancel.leave,
      tone: 'danger',
    });
    if (!sure) return;
    const { status } = await this.api.cancel(job.id);
    this.notice.say(status === 'cancelled' ? cancel.done : cancel.asked);
    this.live.reload();
  });

  protected readonly retrying = action(async (job: JobAnswer) => {
    const queued = await this.api.retry(job.id);
    this.notice.say(this.words.retry.done);
    await this.router.navigate(['/jobs', queued.id]);
  });
}
