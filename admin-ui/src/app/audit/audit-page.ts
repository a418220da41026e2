import { httpResource } from '@angular/common/http';
import { Component, computed, type ElementRef, inject, Injector, PendingTasks, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, Router } from '@angular/router';
import type { AuditRecord, Listing } from '@calmirror/contracts';
import { map } from 'rxjs';
import { TEXTS } from '../../texts/texts';
import { pagedRows } from '../live/paged-rows';
import { steadyRows } from '../live/steady-rows';
import { Session } from '../session/session';
import { EmptyState } from '../ui/empty/empty-state';
import { PageHead } from '../ui/page/page-head';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { Reading } from '../ui/table/reading';
import { RowHeads, RowList, RowTemplate } from '../ui/table/row-list';
import { type AuditFilter, auditFilterOf, isFiltered, paramsOf, queryOf } from './audit-filter';
import { type Actor, AuditFilters } from './audit-filters';
import { AuditRow } from './audit-row';
import { ChainStatement } from './chain-statement';

const EVERY_MS = 10_000;

/** Who changed what and when, newest first; which entries is in the address. */
@Component({
  selector: 'app-audit-page',
  imports: [
    AuditFilters,
    AuditRow,
    ChainStatement,
    EmptyState,
    MatButton,
    MatIcon,
    PageHead,
    ProblemPanel,
    Reading,
    RowHeads,
    RowList,
    RowTemplate,
  ],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
})
export class AuditPage {
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly pending = inject(PendingTasks);
  private readonly session = inject(Session);
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  protected readonly texts = inject(TEXTS).audit;
  protected readonly columns = ['at', 'who', 'what', 'subject', 'from'] as const;

  protected readonly filter = toSignal(inject(ActivatedRoute).queryParams.pipe(map(auditFilterOf)), {
    requireSync: true,
  });
  protected readonly filtered = computed(() => isFiltered(this.filter()));
  protected readonly paged = pagedRows<AuditRecord>(
    () => ({ url: '/api/audit', params: paramsOf(this.filter()) }),
    { topics: ['audit'], everyMs: EVERY_MS },
    { withFirst: true },
  );
  protected readonly reading = signal(false);
  protected readonly rows = steadyRows(this.paged, this.reading);

  private readonly known = computed(() => (this.paged.rows() ?? []).filter((record) => record !== undefined));
  private readonly subjectId = computed(() => this.filter().subjectId);
  /** The other filters may leave none of its entries. */
  private readonly ofSubject = httpResource<Listing<AuditRecord>>(() => {
    const subjectId = this.subjectId();
    return subjectId === undefined ? undefined : { url: '/api/audit', params: { subjectId, pageSize: 1 } };
  });
  /** What it was called last; undefined until that is known, null where nothing was ever noted of it. */
  protected readonly subjectName = computed(() => {
    if (this.ofSubject.hasValue()) return this.ofSubject.value().items[0]?.subjectName ?? null;
    return this.ofSubject.error() ? null : undefined;
  });
  /** The API names no users: those who can be chosen are the one who looks, and those who made the entries at hand. */
  protected readonly actors = computed<Actor[]>(() => {
    const actors = new Map<string, string>();
    const { actorId } = this.filter();
    if (actorId) actors.set(actorId, actorId);
    for (const record of this.known())
      if (record.actorId) actors.set(record.actorId, record.actorName ?? record.actorId);
    const me = this.session.user();
    if (me) actors.set(me.id, me.name);
    return [...actors].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
  });

  protected show(filter: AuditFilter): void {
    void this.router.navigate([], { queryParams: queryOf(filter) });
  }

  /** Loads what shows an entry with the first one that is opened. */
  protected open(record: AuditRecord): void {
    this.pending.run(async () => {
      const { showEntry } = await import('./entry-details');
      showEntry(this.injector, record);
    });
  }

  /** Shows what has come since one began to read, from its top. */
  protected catchUp(): void {
    this.rows.catchUp();
    this.list()?.nativeElement.scrollIntoView({ block: 'start' });
  }
}
