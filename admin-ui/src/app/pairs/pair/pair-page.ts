import { Component, computed, effect, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import { TEXTS } from '../../../texts/texts';
import { EmptyState } from '../../ui/empty/empty-state';
import { Skeleton } from '../../ui/loading/skeleton';
import { Notice } from '../../ui/notice/notice';
import { PageHead } from '../../ui/page/page-head';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { StateBadge } from '../state-badge';
import { OpenPair } from './open-pair';
import { PairActs } from './pair-acts';
import { PairTabs } from './pair-tabs';

/** One pair: how it stands and what can be done about it; below that its tabs. */
@Component({
  selector: 'app-pair-page',
  imports: [
    EmptyState,
    MatButton,
    MatIcon,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    PageHead,
    PairTabs,
    ProblemPanel,
    RouterLink,
    RouterOutlet,
    Skeleton,
    StateBadge,
  ],
  providers: [OpenPair, PairActs],
  templateUrl: './pair-page.html',
  styleUrl: './pair-page.scss',
})
export class PairPage {
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);
  private readonly all = inject(TEXTS).pairs;
  protected readonly texts = this.all.page;
  protected readonly notUpdated = this.all.notUpdated;
  protected readonly open = inject(OpenPair);
  protected readonly acts = inject(PairActs);

  protected readonly back = { path: '/pairs', label: this.texts.back };
  protected readonly lead = computed(() => {
    const pair = this.open.pair();
    return pair ? `${pair.sourceName} → ${pair.targetName}` : '';
  });
  protected readonly gone = computed(() => this.open.versioned.problem()?.code === 'not-found');

  constructor() {
    // A pair that is being removed is gone with its last mirror, and there is nothing more to see here.
    effect(() => {
      const pair = this.open.pair();
      if (!this.gone() || pair === null || this.open.removal() === null) return;
      this.notice.say(this.texts.remove.done(pair.name));
      void this.router.navigateByUrl('/pairs');
    });
  }
}
