import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { CalendarAnswer, ConnectorAnswer, Listing } from '@calmirror/contracts';
import {
  CONNECTOR_KINDS,
  CONNECTOR_STATUSES,
  type ConnectorKind,
  type ConnectorStatus,
} from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../../texts/texts';
import { everyPage } from '../../live/every-page';
import { live } from '../../live/live';
import { EmptyState } from '../../ui/empty/empty-state';
import { Skeleton } from '../../ui/loading/skeleton';
import { PageHead } from '../../ui/page/page-head';
import { Paging } from '../../ui/paging/paging';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { type ConnectorFilter, ConnectorFilters } from './connector-filters';
import { connectorRows } from './connector-row';
import { ConnectorsTable } from './connectors-table';

const EVERY_MS = 15_000;
/** All of them are asked for, only to be counted: by the clock alone, since they change with each read. */
const CALENDARS_EVERY_MS = 60_000;
const PAGE_SIZE = 100;

/** A word of a closed list, or none: an address can be typed. */
const oneOf =
  <Word extends string>(words: readonly Word[]) =>
  (value: unknown): Word | '' =>
    words.find((word) => word === value) ?? '';

/** The configured accounts, what needs a person first. What is asked for stands in the address. */
@Component({
  selector: 'app-connectors-page',
  imports: [
    ConnectorFilters,
    ConnectorsTable,
    EmptyState,
    MatButton,
    PageHead,
    Paging,
    ProblemPanel,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './connectors-page.html',
  styleUrl: './connectors-page.scss',
})
export class ConnectorsPage {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  protected readonly texts = inject(TEXTS).connectors;
  protected readonly pageSize = PAGE_SIZE;

  readonly page = input(1, { transform: (value: unknown) => Math.max(1, Math.trunc(numberAttribute(value, 1))) });
  readonly name = input('', { transform: (value: unknown) => String(value ?? '') });
  readonly kind = input<ConnectorKind | '', unknown>('', { transform: oneOf(CONNECTOR_KINDS) });
  readonly status = input<ConnectorStatus | '', unknown>('', { transform: oneOf(CONNECTOR_STATUSES) });

  protected readonly filter = computed<ConnectorFilter>(() => ({
    name: this.name(),
    kind: this.kind(),
    status: this.status(),
  }));
  protected readonly narrowed = computed(() => Object.values(this.filter()).some((word) => word !== ''));

  protected readonly connectors = live(
    httpResource<Listing<ConnectorAnswer>>(() => ({
      url: '/api/connectors',
      // The server sorts by the word of the status: from the end of the alphabet, needs-attention comes first.
      params: { page: this.page(), pageSize: PAGE_SIZE, sort: '-status', ...given(this.filter()) },
    })),
    { topics: ['connectors'], everyMs: EVERY_MS },
  );
  private readonly calendars = live(
    rxResource({ stream: () => everyPage<CalendarAnswer>(this.http, '/api/calendars') }),
    { everyMs: CALENDARS_EVERY_MS },
  );

  protected readonly rows = computed(() => {
    const listed = this.connectors.latest();
    return listed && connectorRows(listed.value.items, this.calendars.latest()?.value ?? null);
  });
  protected readonly total = computed(() => this.connectors.latest()?.value.total ?? 0);
  protected readonly summary = computed(() => {
    const rows = this.rows();
    if (!rows) return '';
    const asking = rows.filter(({ status }) => status === 'needs-attention').length;
    return this.texts.summary(this.total(), asking, rows.length === this.total());
  });

  protected narrow(filter: ConnectorFilter): void {
    const { name, kind, status } = filter;
    this.go({ name: name.trim() || null, kind: kind || null, status: status || null, page: null });
  }

  protected turnTo(page: number): void {
    this.go({ page: page === 1 ? null : page });
  }

  private go(queryParams: Record<string, string | number | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}

const given = (filter: ConnectorFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter(([, word]) => word !== ''));
