import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { PairAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../../texts/texts';
import { nextStep } from '../next-step';
import { OpenPair } from '../open-pair';
import { PairActs } from '../pair-acts';

/** The state of a pair with its reason in words, and what a person does next about it. */
@Component({
  selector: 'app-pair-standing',
  imports: [MatButton, MatIcon, RouterLink],
  templateUrl: './pair-standing.html',
  styleUrl: './pair-standing.scss',
})
export class PairStanding {
  private readonly open = inject(OpenPair);
  private readonly all = inject(TEXTS).pairs;
  protected readonly acts = inject(PairActs);
  protected readonly states = this.all.states;
  protected readonly texts = this.all.page;
  readonly pair = input.required<PairAnswer>();

  protected readonly reason = computed(() => {
    const { stateReason, state } = this.pair();
    if (stateReason) return this.all.reasons[stateReason];
    return state === 'ok' ? this.texts.fine : '';
  });
  protected readonly step = computed(() => nextStep(this.pair(), this.open.source(), this.open.target()));
  protected readonly words = computed(() => {
    const step = this.step();
    if (step === null) return '';
    const { held, failed } = this.pair().counts;
    if (step.act === 'deletions') return this.texts.next.deletions(held);
    return step.act === 'failed' ? this.texts.next.failed(failed) : this.texts.next[step.act];
  });

  protected do(act: 'resume' | 'sync'): void {
    void (act === 'resume' ? this.acts.resuming : this.acts.syncing).run();
  }
}
