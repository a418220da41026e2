import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { CalendarAnswer, ConnectorAnswer, Listing, PairAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { CalendarsApi } from '../data/calendars-api';
import { versionedResource } from '../data/versioned-resource';
import { live } from '../live/live';
import { action } from '../ui/action/action';
import { Confirm } from '../ui/confirm/confirm';
import { Skeleton } from '../ui/loading/skeleton';
import { Notice } from '../ui/notice/notice';
import { PageHead } from '../ui/page/page-head';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { CalendarEvents } from './calendar-events';
import { CalendarMessages } from './calendar-messages';
import { CalendarPairs } from './calendar-pairs';
import { FactsCard } from './facts-card';
import { PublishedAddress } from './published-address';
import { reading } from './reading';
import { Swatch } from './swatch';

const EVERY_MS = 15_000;
/** More pairs than these are counted, not named. */
const NAMED_PAIRS = 50;

/** One calendar: what is known of it, what happens in it, who uses it. */
@Component({
  selector: 'app-calendar-page',
  imports: [
    CalendarEvents,
    CalendarMessages,
    CalendarPairs,
    FactsCard,
    MatButton,
    PageHead,
    ProblemPanel,
    PublishedAddress,
    RouterLink,
    Skeleton,
    Swatch,
  ],
  templateUrl: './calendar-page.html',
  styleUrl: './calendar-page.scss',
})
export class CalendarPage {
  private readonly api = inject(CalendarsApi);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly router = inject(Router);
  protected readonly texts = inject(TEXTS).calendars;

  readonly id = input.required<string>();
  /** `?from=`, the first day that is shown. */
  readonly from = input('', { transform: (value: unknown) => String(value ?? '') });

  protected readonly calendar = live(
    versionedResource<CalendarAnswer>(() => `/api/calendars/${this.id()}`),
    { topics: ['calendars'], everyMs: EVERY_MS },
  );
  /** Never that of another address, which the page may have been at before. */
  protected readonly shown = computed(() => {
    const latest = this.calendar.latest();
    return latest?.value.value.id === this.id() ? latest.value : null;
  });
  private readonly connectorId = computed(() => this.shown()?.value.connectorId);
  private readonly connectorRead = live(
    httpResource<ConnectorAnswer>(() => this.connectorId() && `/api/connectors/${this.connectorId()}`),
    { topics: ['connectors'], everyMs: EVERY_MS },
  );
  protected readonly connector = computed(() => {
    const latest = this.connectorRead.latest()?.value ?? null;
    return latest?.id === this.connectorId() ? latest : null;
  });
  protected readonly back = computed(() => {
    const connector = this.connector();
    return connector
      ? { path: `/connectors/${connector.id}`, label: connector.name }
      : { path: '/connectors', label: this.texts.toConnectors };
  });

  private readonly reads = this.pairsBy('sourceCalendarId');
  private readonly writes = this.pairsBy('targetCalendarId');
  protected readonly pairs = computed(() => {
    const [reads, writes] = [this.reads.latest(), this.writes.latest()];
    return reads && writes && [...reads.value.items, ...writes.value.items];
  });
  protected readonly pairTotal = computed(
    () => (this.reads.latest()?.value.total ?? 0) + (this.writes.latest()?.value.total ?? 0),
  );
  protected readonly mirrors = computed(() => {
    const writes = this.writes.latest()?.value.items;
    return writes ? writes.reduce((sum, { counts }) => sum + counts.mirrored, 0) : null;
  });

  protected readonly editing = linkedSignal({ source: this.id, computation: () => false });
  protected readonly reading = reading(this.id, ({ status, counts }) => {
    this.calendar.reload();
    if (status === 'succeeded') this.notice.say(this.texts.reading.done(counts.read));
  });

  protected readonly removing = action(async () => {
    const shown = this.shown();
    if (!shown) return;
    const { title, body, act, done } = this.texts.removal;
    const { id, name, connectorId, feedUrl } = shown.value;
    if (!(await this.confirm.ask({ title: title(name), body: body(feedUrl !== null), act, tone: 'danger' }))) return;
    await this.api.remove(id, shown.etag);
    this.notice.say(done(name));
    await this.router.navigate(['/connectors', connectorId]);
  });

  protected saved(): void {
    this.notice.say(this.texts.edit.saved);
    this.calendar.reload();
  }

  protected lookFrom(day: string): void {
    void this.router.navigate([], { queryParams: { from: day || null } });
  }

  private pairsBy(end: 'sourceCalendarId' | 'targetCalendarId') {
    return live(
      httpResource<Listing<PairAnswer>>(() => ({
        url: '/api/pairs',
        params: { [end]: this.id(), pageSize: NAMED_PAIRS, sort: 'state' },
      })),
      { topics: ['pairs'], everyMs: EVERY_MS },
    );
  }
}
