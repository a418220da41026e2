import { Component, inject, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import { TEXTS } from '../../texts/texts';
import { CopyButton } from '../ui/copy/copy-button';
import { TimeAgo } from '../ui/time/time-ago';
import { MatIcon } from '@angular/material/icon';
import type { PairRow } from './pair-row';
import { StateBadge } from './state-badge';

/** Counts in the order of the columns. */
const COUNTS = ['mirrored', 'filtered', 'held', 'failed'] as const;

/** The pairs as a table; where there is no room for one, each row stands as a card. */
@Component({
  selector: 'app-pairs-table',
  imports: [CopyButton, MatIcon, MatTableModule, StateBadge, TimeAgo],
  templateUrl: './pairs-table.html',
  styleUrl: './pairs-table.scss',
})
export class PairsTable {
  protected readonly texts = inject(TEXTS).pairs;
  readonly rows = input.required<readonly PairRow[]>();
  protected readonly counts = COUNTS;
  protected readonly columns = ['state', 'pair', 'freshness', ...COUNTS, 'address'];
  protected readonly byId = (_index: number, { id }: PairRow): string => id;

  protected readonly reason = ({ stateReason }: PairRow): string | null =>
    stateReason && this.texts.reasons[stateReason];

  /** Calmirror may name its feeds by path alone; other programs need the whole address. */
  protected readonly whole = (feedUrl: string): string => new URL(feedUrl, document.baseURI).href;
}
