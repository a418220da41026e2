import { DOCUMENT } from '@angular/common';
import { Component, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TEXTS } from '../../texts/texts';
import { CopyButton } from '../ui/copy/copy-button';
import { RowHeads, RowList, RowTemplate } from '../ui/table/row-list';
import type { RowSource } from '../ui/table/row-source';
import { TimeAgo } from '../ui/time/time-ago';
import type { PairRow } from './pair-row';
import { type Sorting, type SortField, turned } from './pairs-query';
import { StateBadge } from './state-badge';

/** Counts in the order of the columns. */
const COUNTS = ['mirrored', 'filtered', 'held', 'respected', 'failed'] as const;

/** What can be sorted by, with the column that is sorted. */
const SORTED = [
  { field: 'state', column: 'state' },
  { field: 'name', column: 'pair' },
  { field: 'lastSucceededAt', column: 'freshness' },
] as const satisfies readonly { readonly field: SortField; readonly column: string }[];

/** The pairs as a table of any length; where there is no room for one, each row stands as a card. */
@Component({
  selector: 'app-pairs-table',
  imports: [CopyButton, MatIcon, RouterLink, RowHeads, RowList, RowTemplate, StateBadge, TimeAgo],
  templateUrl: './pairs-table.html',
  styleUrls: ['./pairs-table.scss', './pairs-card.scss'],
})
export class PairsTable {
  private readonly base = inject(DOCUMENT).baseURI;
  protected readonly texts = inject(TEXTS).pairs;
  readonly rows = input.required<RowSource<PairRow>>();
  readonly sorting = input.required<Sorting>();
  readonly sorted = output<Sorting>();
  protected readonly counts = COUNTS;
  protected readonly heads = SORTED;

  protected ariaSort(field: SortField): 'ascending' | 'descending' | null {
    const sorting = this.sorting();
    if (sorting.field !== field) return null;
    return sorting.descending ? 'descending' : 'ascending';
  }

  protected turn(field: SortField): void {
    this.sorted.emit(turned(this.sorting(), field));
  }

  /** Calmirror may name its feeds by path alone; other programs need the whole address. */
  protected whole(feedUrl: string): string {
    return new URL(feedUrl, this.base).href;
  }
}
