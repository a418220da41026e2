import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { PairToAttend } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { PairsApi } from '../data/pairs-api';
import { action } from '../ui/action/action';
import { Notice } from '../ui/notice/notice';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { StatusChip } from '../ui/status/status-chip';
import { TimeAgo } from '../ui/time/time-ago';
import { ConnectorOfPair } from './connector-of-pair';
import { nextStep, pathOf } from './next-step';

/** A pair that needs somebody: its state, why, since when, and the one thing to do about it. */
@Component({
  selector: 'app-attention-row',
  imports: [MatButton, ProblemPanel, RouterLink, StatusChip, TimeAgo],
  templateUrl: './attention-row.html',
  styleUrl: './attention-row.scss',
})
export class AttentionRow {
  private readonly all = inject(TEXTS);
  private readonly router = inject(Router);
  private readonly pairs = inject(PairsApi);
  private readonly notice = inject(Notice);
  private readonly connectors = inject(ConnectorOfPair);
  protected readonly texts = this.all.overview.attention;
  protected readonly words = this.all.pairs;
  readonly pair = input.required<PairToAttend>();

  protected readonly step = computed(() => nextStep(this.pair()));
  protected readonly path = computed(() => pathOf(this.step(), this.pair().pairId));
  protected readonly act = computed(() => this.texts.acts[this.step()]);
  protected readonly label = computed(() => this.texts.actOn(this.act(), this.pair().name));
  protected readonly since = computed(() => {
    const { since } = this.pair();
    return since === null ? null : Date.parse(since);
  });

  protected readonly doing = action(async () => {
    const { pairId, name } = this.pair();
    const step = this.step();
    if (step === 'syncNow') {
      await this.pairs.schedule('mirror', pairId);
      this.notice.say(this.texts.syncing(name));
      return;
    }
    const connector = await this.connectors.at(step === 'sourceConnector' ? 'source' : 'target', pairId);
    await this.router.navigate(['/connectors', connector]);
  });
}
