import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { JobAnswer, Listing } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { Clock } from '../ui/time/clock';
import { runTime } from './job-standing';
import { subjectOf } from './job-subject';
import { SubjectLink } from '../subjects/subject-link';
import { tellingCounts } from './what-it-did';

/**
 * What runs at this moment, the longest first, in one line that scrolls within itself: however many jobs come and go,
 * nothing below it moves once the first was seen.
 */
@Component({
  selector: 'app-running-jobs',
  imports: [MatIcon, RouterLink, SubjectLink],
  template: `
    <h2>{{ texts.now.title }}</h2>
    <ul class="card" tabindex="0" [attr.aria-label]="texts.now.title">
      @for (job of shown(); track job.id) {
        <li [class.stopping]="job.stops">
          <a class="kind" [routerLink]="['/jobs', job.id]">
            <mat-icon [svgIcon]="job.stops ? 'state-paused' : 'state-working'" aria-hidden="true" />{{ job.kind }}
            <span class="time">{{ job.stops ? texts.standings.stopping : job.time }}</span>
          </a>
          <span class="subject"
            ><app-subject-link [kind]="job.subject.kind" [id]="job.subject.id" [name]="job.subjectName"
          /></span>
          <span class="did quiet">{{ job.did }}</span>
        </li>
      } @empty {
        <li class="none quiet" [class.room]="ran()">{{ running() ? texts.now.none : '' }}</li>
      }
      @if (more() > 0) {
        <li class="more">
          <a [routerLink]="[]" [queryParams]="{ status: 'running' }" queryParamsHandling="merge">{{
            texts.now.more(more())
          }}</a>
        </li>
      }
    </ul>
  `,
  styleUrl: './running-jobs.scss',
})
export class RunningJobs {
  private readonly clock = inject(Clock);
  protected readonly texts = inject(TEXTS).jobs;
  /** The first of those that run; null until they are known. */
  readonly running = input.required<Listing<JobAnswer> | null>();

  protected readonly more = computed(() => (this.running()?.total ?? 0) - (this.running()?.items.length ?? 0));
  protected readonly shown = computed(() =>
    (this.running()?.items ?? []).map((job) => ({
      id: job.id,
      kind: this.texts.kinds[job.kind].name,
      stops: job.cancelRequested,
      subject: subjectOf(job),
      subjectName: job.subjectName,
      time: this.texts.now.running(this.texts.duration(runTime(job, this.clock.now()) ?? 0)),
      did: tellingCounts(job.counts)
        .map((name) => this.texts.did(name, job.counts[name]))
        .join(', '),
    })),
  );
  /** Whether something ran since the page was opened: then the room for it stays. */
  protected readonly ran = linkedSignal<boolean, boolean>({
    source: () => this.shown().length > 0,
    computation: (runs, previous) => runs || (previous?.value ?? false),
  });
}
