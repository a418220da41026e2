import { DOCUMENT } from '@angular/common';
import { Component, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TEXTS } from '../../texts/texts';
import { CopyButton } from '../ui/copy/copy-button';
import { TimeAgo } from '../ui/time/time-ago';
import type { PairRow } from './pair-row';
import { StateBadge } from './state-badge';

/** Counts in the order of the columns. */
const COUNTS = ['mirrored', 'filtered', 'held', 'failed'] as const;

/**
 * The pairs as a table; where there is no room for one, each row stands as a card. The roles are written out because
 * a table that is laid out otherwise loses its own.
 */
@Component({
  selector: 'app-pairs-table',
  imports: [CopyButton, MatIcon, StateBadge, TimeAgo],
  templateUrl: './pairs-table.html',
  styleUrls: ['./pairs-table.scss', './pairs-cards.scss'],
})
export class PairsTable {
  private readonly base = inject(DOCUMENT).baseURI;
  protected readonly texts = inject(TEXTS).pairs;
  readonly rows = input.required<readonly PairRow[]>();
  protected readonly counts = COUNTS;

  /** Calmirror may name its feeds by path alone; other programs need the whole address. */
  protected whole(feedUrl: string): string {
    return new URL(feedUrl, this.base).href;
  }
}
