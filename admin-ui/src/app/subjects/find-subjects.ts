import type { HttpClient } from '@angular/common/http';
import type { Listing } from '@calmirror/contracts';
import { forkJoin, map, type Observable } from 'rxjs';
import { type Subject, SUBJECT_KINDS } from './subjects';

/** So many of each kind are offered; whoever misses one types on. */
const OFFERED = 10;

export interface FoundSubjects {
  /** In the order pairs, calendars, connectors, each by name. */
  readonly subjects: readonly Subject[];
  /** How many more there are of that name. */
  readonly more: number;
}

/** The first pairs, calendars and connectors that have this in their names; of all of them where it is empty. */
export function findSubjects(http: HttpClient, name: string): Observable<FoundSubjects> {
  const params = { ...(name && { name }), sort: 'name', pageSize: OFFERED };
  const lists = SUBJECT_KINDS.map((kind) =>
    http
      .get<Listing<Pick<Subject, 'id' | 'name'>>>(`/api/${kind}s`, { params })
      .pipe(map(({ items, total }) => ({ total, found: items.map((item): Subject => ({ ...item, kind })) }))),
  );
  return forkJoin(lists).pipe(
    map((all) => {
      const subjects = all.flatMap(({ found }) => found);
      return { subjects, more: all.reduce((sum, { total }) => sum + total, 0) - subjects.length };
    }),
  );
}
