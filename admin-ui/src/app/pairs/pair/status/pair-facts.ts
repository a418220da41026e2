import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PairAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../../texts/texts';
import { CopyButton } from '../../../ui/copy/copy-button';
import { Facts } from '../../../ui/facts/facts';
import { TimeAgo } from '../../../ui/time/time-ago';
import { OpenPair } from '../open-pair';

/** What a pair is: from where to where, how fresh, and by which rules. */
@Component({
  selector: 'app-pair-facts',
  imports: [CopyButton, Facts, RouterLink, TimeAgo],
  templateUrl: './pair-facts.html',
  styles: `
    section {
      padding: var(--space-4);
    }
    h2 {
      margin-bottom: var(--space-3);
      font-size: var(--text-body);
    }
    app-copy-button {
      display: block;
      margin: -6px 0 -6px calc(-1 * var(--space-3));
    }
  `,
})
export class PairFacts {
  private readonly all = inject(TEXTS);
  private readonly base = inject(DOCUMENT).baseURI;
  protected readonly open = inject(OpenPair);
  protected readonly texts = this.all.pairs.page.facts;
  protected readonly edits = this.all.pairs.page.schedule.targetEdits;
  protected readonly presets = this.all.policy.editor.presets;
  readonly pair = input.required<PairAnswer>();

  /** Whole, for programs other than this one. */
  protected readonly feedUrl = computed(() => {
    const path = this.pair().feedUrl;
    return path !== null ? new URL(path, this.base).href : null;
  });
  protected readonly times = computed(() => {
    const { lastSucceededAt, createdAt } = this.pair();
    return { lastRun: lastSucceededAt === null ? null : Date.parse(lastSucceededAt), made: Date.parse(createdAt) };
  });
}
