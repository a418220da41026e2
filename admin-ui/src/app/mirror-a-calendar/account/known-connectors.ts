import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { CalendarAnswer, ConnectorAnswer } from '@calmirror/contracts';
import { forkJoin } from 'rxjs';
import { everyPage } from '../../live/every-page';
import { toProblem } from '../../ui/problem/problem';
import { sortedOut } from './sorted-out';

/** The connectors that there are when the page is opened. */
@Injectable()
export class KnownConnectors {
  private readonly http = inject(HttpClient);
  private readonly read = rxResource({
    stream: () =>
      forkJoin({
        connectors: everyPage<ConnectorAnswer>(this.http, '/api/connectors'),
        calendars: everyPage<CalendarAnswer>(this.http, '/api/calendars'),
      }),
  });
  /** Null before they are known. */
  readonly all = computed(() => {
    if (!this.read.hasValue()) return null;
    const { connectors, calendars } = this.read.value();
    return sortedOut(connectors, calendars);
  });
  readonly problem = computed(() => {
    const error = this.read.error();
    return error ? toProblem(error) : null;
  });

  reload(): void {
    this.read.reload();
  }
}
