import { HttpClient } from '@angular/common/http';
import { computed, inject, linkedSignal, type Signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { Listing } from '@calmirror/contracts';
import { forkJoin, map } from 'rxjs';
import type { Problem } from '../ui/problem/problem';
import type { RowSource } from '../ui/table/row-source';
import { live, type Liveliness } from './live';

/** Which list, without `page` and `pageSize`. What is undefined is not asked for. */
export interface RowsRequest {
  readonly url: string;
  readonly params?: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** A list of any length, of which what is in sight is read and kept fresh. For `app-row-list`. */
export interface PagedRows<Row> extends RowSource<Row> {
  /** How long the whole list is; null before the first answer. */
  readonly total: Signal<number | null>;
  readonly problem: Signal<Problem | null>;
  reload(): void;
}

/** How a list is read. */
export interface Paging {
  /** Reads the first rows whatever is in sight: for `steadyRows`, which sees by them what has come on top. */
  readonly withFirst?: boolean;
}

const PAGE = 100;

/**
 * Reads a list page by page as it is scrolled through, and reloads the pages in sight as `live` does. Rows that have been
 * seen are kept while others are; another request shows its first rows once they are there. To be called where `inject`
 * may be.
 *
 *     readonly rows = pagedRows<JobAnswer>(() => ({ url: '/api/jobs', params: { sort: '-createdAt' } }), {
 *       topics: ['jobs'], everyMs: 4_000,
 *     });
 */
export function pagedRows<Row>(
  request: () => RowsRequest,
  liveliness: Liveliness,
  { withFirst = false }: Paging = {},
): PagedRows<Row> {
  const http = inject(HttpClient);
  const asked = computed(request, { equal: same });
  const pages = linkedSignal<RowsRequest, readonly number[]>({ source: asked, computation: () => [0] });
  const answer = live<Answer<Row>>(
    rxResource({
      params: () => ({ asked: asked(), pages: pages() }),
      stream: ({ params: { asked, pages } }) =>
        forkJoin(
          pages.map((page) =>
            http
              .get<Listing<Row>>(asked.url, { params: { ...given(asked.params), page: page + 1, pageSize: PAGE } })
              .pipe(map(({ items, total }) => ({ page, items, total }))),
          ),
        ).pipe(map((parts) => ({ asked, parts }))),
    }),
    liveliness,
  );
  const rows = linkedSignal<Answer<Row> | undefined, Shown<Row> | null>({
    source: () => answer.latest()?.value,
    computation: (answer, previous) => (answer ? merged(previous?.value ?? null, answer) : null),
  });
  return {
    rows: computed(() => rows()?.rows ?? null),
    total: computed(() => rows()?.rows.length ?? null),
    problem: answer.problem,
    reload: answer.reload,
    need: (first, end) => pages.update((pages) => pagesOf(first, end, withFirst, pages)),
  };
}

interface Answer<Row> {
  readonly asked: RowsRequest;
  readonly parts: readonly { readonly page: number; readonly items: readonly Row[]; readonly total: number }[];
}

interface Shown<Row> {
  readonly asked: RowsRequest;
  readonly rows: readonly (Row | undefined)[];
}

const given = (params: RowsRequest['params'] = {}): Record<string, string | number | boolean> =>
  Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

const same = (a: RowsRequest, b: RowsRequest): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What was shown, as long as the list is now, with what has come written over it; nothing of another request stays. */
function merged<Row>(shown: Shown<Row> | null, { asked, parts }: Answer<Row>): Shown<Row> {
  const total = parts.at(-1)?.total ?? 0;
  const kept = shown && same(shown.asked, asked) ? shown.rows : [];
  const rows: (Row | undefined)[] = Array.from({ length: total }, (_, index) => kept[index]);
  for (const { page, items } of parts) {
    for (const [index, item] of items.entries()) if (page * PAGE + index < total) rows[page * PAGE + index] = item;
  }
  return { asked, rows };
}

/** The pages that have these rows; the same array when they are the same, so that nothing is asked again. */
function pagesOf(first: number, end: number, withFirst: boolean, before: readonly number[]): readonly number[] {
  const from = Math.floor(first / PAGE);
  const to = Math.floor(Math.max(first, end - 1) / PAGE);
  const inSight = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const pages = withFirst && from > 0 ? [0, ...inSight] : inSight;
  return pages.join() === before.join() ? before : pages;
}
