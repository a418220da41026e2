import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { JobAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../../texts/texts';
import { JobStateChip } from '../../../jobs/job-state-chip';
import { Skeleton } from '../../../ui/loading/skeleton';
import { ProblemPanel } from '../../../ui/problem/problem-panel';
import { TimeAgo } from '../../../ui/time/time-ago';
import { OpenPair } from '../open-pair';

/** What a run did to the target; what it read and asked for is told by the job itself. */
const TOLD = ['created', 'updated', 'deleted', 'filtered', 'held', 'respected', 'failed'] as const;

/** The pair's last jobs with what they did, the latest first. */
@Component({
  selector: 'app-last-runs',
  imports: [JobStateChip, ProblemPanel, RouterLink, Skeleton, TimeAgo],
  templateUrl: './last-runs.html',
  styleUrl: './last-runs.scss',
})
export class LastRuns {
  private readonly all = inject(TEXTS);
  protected readonly open = inject(OpenPair);
  protected readonly texts = this.all.pairs.page.runs;
  protected readonly kinds = this.all.jobs.kinds;
  protected readonly runs = computed(() =>
    this.open.runs.latest()?.value.items.map((job) => ({ job, at: Date.parse(job.createdAt), did: this.did(job) })),
  );

  private did({ counts, status }: JobAnswer): string {
    const told = TOLD.filter((name) => counts[name] > 0).map((name) => this.all.jobs.did(name, counts[name]));
    if (told.length > 0) return told.join(', ');
    return status === 'succeeded' ? this.texts.nothing : '';
  }
}
