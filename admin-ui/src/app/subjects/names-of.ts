import type { HttpClient } from '@angular/common/http';
import { catchError, forkJoin, map, type Observable, of } from 'rxjs';
import { addressOf, type Subject } from './subjects';

/** Names by id, of a few: each is asked for once. What cannot be read, since it is gone, has none. */
export function namesOf(
  http: HttpClient,
  subjects: readonly Pick<Subject, 'kind' | 'id'>[],
): Observable<Map<string, string>> {
  const addresses = new Map(subjects.map((subject) => [subject.id, addressOf(subject)]));
  if (addresses.size === 0) return of(new Map());
  const named = [...addresses].map(([id, address]) =>
    http.get<Pick<Subject, 'name'>>(address).pipe(
      map(({ name }): [string, string][] => [[id, name]]),
      catchError(() => of([])),
    ),
  );
  return forkJoin(named).pipe(map((all) => new Map(all.flat())));
}
