import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { CalendarAnswer, ConnectorAnswer, Listing } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { RightsLabel } from '../../calendars/rights-label';
import { Swatch } from '../../calendars/swatch';
import { live } from '../../live/live';
import { Skeleton } from '../../ui/loading/skeleton';
import { Paging } from '../../ui/paging/paging';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { TimeAgo } from '../../ui/time/time-ago';
import { UseCalendar } from './use-calendar';

const EVERY_MS = 15_000;
const PAGE_SIZE = 50;

/** The calendars of a connector that are in use, and the way to others. */
@Component({
  selector: 'app-connector-calendars',
  imports: [MatButton, Paging, ProblemPanel, RightsLabel, RouterLink, Skeleton, Swatch, TimeAgo, UseCalendar],
  templateUrl: './connector-calendars.html',
  styleUrls: ['../../ui/card/titled-card.scss', './connector-calendars.scss'],
})
export class ConnectorCalendars {
  protected readonly texts = inject(TEXTS).connectors;
  readonly connector = input.required<ConnectorAnswer>();
  protected readonly adding = signal(false);
  protected readonly pageSize = PAGE_SIZE;
  private readonly id = computed(() => this.connector().id);
  protected readonly page = linkedSignal({ source: this.id, computation: () => 1 });

  protected readonly calendars = live(
    httpResource<Listing<CalendarAnswer>>(() => ({
      url: '/api/calendars',
      params: { connectorId: this.id(), page: this.page(), pageSize: PAGE_SIZE },
    })),
    { topics: ['calendars'], everyMs: EVERY_MS },
  );
  protected readonly total = computed(() => this.calendars.latest()?.value.total ?? 0);
  protected readonly items = computed(() => this.calendars.latest()?.value.items ?? null);

  protected taken(): void {
    this.calendars.reload();
  }

  protected readonly at = (time: string): number => Date.parse(time);
}
