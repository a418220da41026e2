import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, type Signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { CalendarAnswer, ConnectorAnswer, PairAnswer } from '@calmirror/contracts';
import { forkJoin, map } from 'rxjs';
import { everyPage } from '../live/every-page';

export const SUBJECT_KINDS = ['pair', 'calendar', 'connector'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What a job or an audit entry speaks of, as far as it is still there. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly name: string;
}

/** The page of a subject, as the router takes it. */
export const pathOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>): string[] => [`/${kind}s`, id];

/** Names of all pairs, calendars and connectors. Provided by a page, and gone with it. */
@Injectable()
export class Subjects {
  private readonly http = inject(HttpClient);
  private readonly lists = rxResource({
    stream: () =>
      forkJoin([
        this.named<PairAnswer>('pair', '/api/pairs'),
        this.named<CalendarAnswer>('calendar', '/api/calendars'),
        this.named<ConnectorAnswer>('connector', '/api/connectors'),
      ]).pipe(map((lists) => lists.flat())),
  });
  private readonly asked = new Set<string>();

  /** In the order pairs, calendars, connectors, each by name; null until they have come once. */
  readonly all: Signal<readonly Subject[] | null> = linkedSignal<Subject[] | undefined, Subject[] | null>({
    source: () => (this.lists.hasValue() ? this.lists.value() : undefined),
    computation: (list, previous) => list ?? previous?.value ?? null,
  }).asReadonly();
  private readonly byId = computed(() => new Map(this.all()?.map((subject) => [subject.id, subject])));

  /** Null while names are not known yet, and for what is not there (any more). */
  find(id: string | null): Subject | null {
    return id === null ? null : (this.byId().get(id) ?? null);
  }

  /** Looks again, once, for those among these that were made after the names were read. */
  expect(ids: readonly string[]): void {
    if (this.all() === null) return;
    const strange = ids.filter((id) => !this.byId().has(id) && !this.asked.has(id));
    if (strange.length === 0) return;
    for (const id of strange) this.asked.add(id);
    this.lists.reload();
  }

  private named<T extends { id: string; name: string }>(kind: SubjectKind, path: string) {
    return everyPage<T>(this.http, path).pipe(
      map((all) =>
        all.map(({ id, name }): Subject => ({ kind, id, name })).sort((a, b) => a.name.localeCompare(b.name)),
      ),
    );
  }
}
