import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import type { MetricsSummary } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { live } from '../live/live';
import { PageHead } from '../ui/page/page-head';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { Attention } from './attention';
import { EndingSoon } from './ending-soon';
import { FreshnessCard } from './freshness-card';
import { MirroredCard } from './mirrored-card';
import { OverviewEmpty } from './overview-empty';
import { OverviewLoading } from './overview-loading';
import { StatesCard } from './states-card';
import { WorkCard } from './work-card';

const EVERY_MS = 5_000;

/** The first page: what needs a person, then how the whole installation fares. */
@Component({
  selector: 'app-overview-page',
  imports: [
    Attention,
    EndingSoon,
    FreshnessCard,
    MirroredCard,
    OverviewEmpty,
    OverviewLoading,
    PageHead,
    ProblemPanel,
    StatesCard,
    WorkCard,
  ],
  templateUrl: './overview-page.html',
  styleUrl: './overview-page.scss',
})
export class OverviewPage {
  protected readonly texts = inject(TEXTS).overview;
  protected readonly figures = live(
    httpResource<MetricsSummary>(() => '/api/metrics/summary'),
    { topics: ['pairs', 'jobs', 'connectors'], everyMs: EVERY_MS },
  );
  protected readonly summary = computed(() => this.figures.latest()?.value ?? null);
  protected readonly problem = this.figures.problem;
  /** That the server cannot be reached is said by the shell, while there is something to see. */
  protected readonly told = computed(() => {
    const problem = this.problem();
    return this.summary() && problem?.code === 'unreachable' ? null : problem;
  });
  protected readonly empty = computed(() => this.summary()?.pairs.every(({ pairs }) => pairs === 0) ?? false);
}
