import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { PairAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { pagedRows } from '../live/paged-rows';
import { EmptyState } from '../ui/empty/empty-state';
import { ProblemPanel } from '../ui/problem/problem-panel';
import type { RowSource } from '../ui/table/row-source';
import { pairRow, type PairRow } from './pair-row';
import { PairsEmpty } from './pairs-empty';
import { type AskedPairs, PairsFilter } from './pairs-filter';
import { type Sorting, sortingOf, spelt, stateOf } from './pairs-query';
import { PairsTable } from './pairs-table';

/** Calendars too: their names and addresses stand in the list. */
const LIVELY = { topics: ['pairs', 'calendars'], everyMs: 4_000 };

/** All pairs; which of them, and in which order, is in the address. */
@Component({
  selector: 'app-pairs-page',
  imports: [EmptyState, MatButton, PairsEmpty, PairsFilter, PairsTable, ProblemPanel],
  templateUrl: './pairs-page.html',
  styleUrl: './pairs-page.scss',
})
export class PairsPage {
  private readonly router = inject(Router);
  protected readonly texts = inject(TEXTS).pairs;

  /** `?name=`, `?state=`, `?sort=`; what is none of them is as if it were not there. */
  readonly name = input<string>();
  readonly state = input<string>();
  readonly sort = input<string>();
  protected readonly asked = computed<AskedPairs>(() => ({ name: this.name() ?? '', state: stateOf(this.state()) }));
  protected readonly sorting = computed(() => sortingOf(this.sort()));
  protected readonly filtered = computed(() => this.asked().name !== '' || this.asked().state !== null);

  protected readonly pairs = pagedRows<PairAnswer>(() => {
    const { name, state } = this.asked();
    const params = { sort: spelt(this.sorting()), ...(name && { name }), ...(state && { state }) };
    return { url: '/api/pairs', params };
  }, LIVELY);
  /** When each answer came. */
  private readonly cameAt = new WeakMap<PairAnswer, number>();
  protected readonly rows: RowSource<PairRow> = {
    rows: computed(() => this.pairs.rows()?.map((pair) => pair && pairRow(pair, this.arrival(pair))) ?? null),
    need: (first, end) => this.pairs.need(first, end),
  };
  protected readonly total = this.pairs.total;
  protected readonly ready = computed(() => this.pairs.rows() !== null);

  protected find({ name, state }: AskedPairs): void {
    this.ask({ name: name === '' ? null : name, state });
  }

  protected order(sorting: Sorting): void {
    this.ask({ sort: spelt(sorting) });
  }

  protected clear(): void {
    this.ask({ name: null, state: null });
  }

  private ask(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  private arrival(pair: PairAnswer): number {
    const at = this.cameAt.get(pair) ?? Date.now();
    this.cameAt.set(pair, at);
    return at;
  }
}
