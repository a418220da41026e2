import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, numberAttribute } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import type { CalendarAnswer, Listing, PairAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { everyPage, LARGEST_PAGE } from '../live/every-page';
import { live } from '../live/live';
import { Paging } from '../ui/paging/paging';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { asksForSomebody, namesUnknown, pairRows } from './pair-row';
import { PairsEmpty } from './pairs-empty';
import { PairsLoading } from './pairs-loading';
import { PairsTable } from './pairs-table';

const PAIRS_EVERY_MS = 4_000;
/** Names and addresses change rarely; calendars that the list does not know yet are asked for at once. */
const CALENDARS_EVERY_MS = 60_000;

@Component({
  selector: 'app-pairs-page',
  imports: [PairsEmpty, PairsLoading, PairsTable, Paging, ProblemPanel],
  templateUrl: './pairs-page.html',
  styleUrl: './pairs-page.scss',
})
export class PairsPage {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  protected readonly texts = inject(TEXTS).pairs;
  protected readonly pageSize = LARGEST_PAGE;

  /** `?page=`, from 1. */
  readonly page = input(1, { transform: (value: unknown) => Math.max(1, Math.trunc(numberAttribute(value, 1))) });

  protected readonly pairs = live(
    httpResource<Listing<PairAnswer>>(() => ({
      url: '/api/pairs',
      // The server sorts by the word of the state, and failing, held and needs-attention come first in the alphabet: so
      // the first pages have them. Within a page `pairRows` has an order of its own.
      params: { page: this.page(), pageSize: LARGEST_PAGE, sort: 'state' },
    })),
    { topics: ['pairs'], everyMs: PAIRS_EVERY_MS },
  );
  protected readonly calendars = live(
    rxResource({ stream: () => everyPage<CalendarAnswer>(this.http, '/api/calendars') }),
    { topics: ['calendars'], everyMs: CALENDARS_EVERY_MS },
  );

  /** Null until both lists have come once. */
  protected readonly rows = computed(() => {
    const pairs = this.pairs.latest();
    const calendars = this.calendars.latest();
    return pairs && calendars && pairRows(pairs.value.items, pairs.at, calendars.value);
  });
  protected readonly total = computed(() => this.pairs.latest()?.value.total ?? 0);
  protected readonly summary = computed(() => {
    const rows = this.rows() ?? [];
    return this.texts.summary(this.total(), rows.filter(asksForSomebody).length, rows.length === this.total());
  });
  protected readonly problem = computed(() => this.pairs.problem() ?? this.calendars.problem());

  constructor() {
    effect(() => {
      const pairs = this.pairs.latest();
      const calendars = this.calendars.latest();
      if (pairs && calendars && namesUnknown(pairs.value.items, calendars.value)) this.calendars.reload();
    });
  }

  protected retry(): void {
    this.pairs.reload();
    this.calendars.reload();
  }

  protected turnTo(page: number): void {
    void this.router.navigate([], { queryParams: { page: page === 1 ? null : page } });
  }
}
