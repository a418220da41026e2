import { httpResource } from '@angular/common/http';
import { Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { JobAnswer, Listing, MetricsSummary } from '@calmirror/contracts';
import { map } from 'rxjs';
import { TEXTS } from '../../texts/texts';
import { live } from '../live/live';
import { pagedRows } from '../live/paged-rows';
import { steadyRows } from '../live/steady-rows';
import { EmptyState } from '../ui/empty/empty-state';
import { PageHead } from '../ui/page/page-head';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { Reading } from '../ui/table/reading';
import { RowHeads, RowList, RowTemplate } from '../ui/table/row-list';
import { isFiltered, type JobFilter, jobFilterOf, queryOf } from './job-filter';
import { JobFilters } from './job-filters';
import { JobRow } from './job-row';
import { LanesStrip } from './lanes-strip';
import { RunningJobs } from './running-jobs';

const LIVELY = { topics: ['jobs'], everyMs: 3_000 };
/** The load of the lanes is counted over the whole queue. */
const LOAD_EVERY_MS = 5_000;
const MOST_RUNNING = 12;

/** What runs now, and all jobs that are kept, newest first; which of them is in the address. */
@Component({
  selector: 'app-jobs-page',
  imports: [
    EmptyState,
    JobFilters,
    JobRow,
    LanesStrip,
    MatButton,
    MatIcon,
    PageHead,
    ProblemPanel,
    Reading,
    RouterLink,
    RowHeads,
    RowList,
    RowTemplate,
    RunningJobs,
  ],
  templateUrl: './jobs-page.html',
  styleUrl: './jobs-page.scss',
})
export class JobsPage {
  private readonly router = inject(Router);
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  protected readonly texts = inject(TEXTS).jobs;
  protected readonly columns = ['state', 'job', 'lane', 'attempt', 'made', 'took', 'did'] as const;

  protected readonly filter = toSignal(inject(ActivatedRoute).queryParams.pipe(map(jobFilterOf)), {
    requireSync: true,
  });
  protected readonly filtered = computed(() => isFiltered(this.filter()));

  private readonly summary = live(
    httpResource<MetricsSummary>(() => '/api/metrics/summary'),
    { everyMs: LOAD_EVERY_MS },
  );
  protected readonly load = computed(() => this.summary.latest()?.value.lanes ?? null);
  protected readonly running = live(
    httpResource<Listing<JobAnswer>>(() => ({
      url: '/api/jobs',
      params: { ...this.filter(), status: 'running', sort: 'startedAt', pageSize: MOST_RUNNING },
    })),
    LIVELY,
  );
  protected readonly paged = pagedRows<JobAnswer>(() => ({ url: '/api/jobs', params: { ...this.filter() } }), LIVELY, {
    withFirst: true,
  });
  protected readonly reading = signal(false);
  protected readonly rows = steadyRows(this.paged, this.reading);

  protected show(filter: JobFilter): void {
    void this.router.navigate([], { queryParams: queryOf(filter) });
  }

  /** Shows what has come since one began to read, from its top. */
  protected catchUp(): void {
    this.rows.catchUp();
    this.list()?.nativeElement.scrollIntoView({ block: 'start' });
  }
}
