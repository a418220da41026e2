import type { HttpClient } from '@angular/common/http';
import type { Listing } from '@calmirror/contracts';
import { EMPTY, expand, type Observable, reduce } from 'rxjs';

/** The most that the API gives at once. */
export const LARGEST_PAGE = 200;

/** A whole list, page by page: for what other lists refer to by id, and so must be there whole. `asked` narrows it. */
export function everyPage<T>(
  http: HttpClient,
  path: string,
  asked: Readonly<Record<string, string>> = {},
): Observable<T[]> {
  const read = (page: number): Observable<Listing<T>> =>
    http.get<Listing<T>>(path, { params: { ...asked, page, pageSize: LARGEST_PAGE } });
  return read(1).pipe(
    expand(({ items, total }, index) =>
      items.length > 0 && (index + 1) * LARGEST_PAGE < total ? read(index + 2) : EMPTY,
    ),
    reduce<Listing<T>, T[]>((all, { items }) => [...all, ...items], []),
  );
}
