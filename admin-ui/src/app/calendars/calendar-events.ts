import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, model, signal, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { CalendarAnswer, Instances } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { live } from '../live/live';
import { EmptyState } from '../ui/empty/empty-state';
import { Skeleton } from '../ui/loading/skeleton';
import { Paging } from '../ui/paging/paging';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { Clock } from '../ui/time/clock';
import { ownZone, zoneOr } from '../ui/time/zones';
import { agenda } from './agenda/agenda';
import { AgendaList } from './agenda/agenda-list';
import { addDays, beginningOf, inZone, isDay } from './agenda/days';

/** They change when the calendar is read, and then are asked for at once. */
const EVERY_MS = 300_000;
const DAYS = 28;
const PAGE_SIZE = 200;

/** What happens in a calendar as last read: four weeks at a time, in the calendar's own zone. */
@Component({
  selector: 'app-calendar-events',
  imports: [AgendaList, EmptyState, MatButton, MatIcon, MatIconButton, Paging, ProblemPanel, Skeleton],
  templateUrl: './calendar-events.html',
  styleUrls: ['../ui/card/titled-card.scss', './calendar-events.scss'],
})
export class CalendarEvents {
  private readonly clock = inject(Clock);
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.calendars.events;
  protected readonly pageSize = PAGE_SIZE;
  readonly calendar = input.required<CalendarAnswer>();
  /** The first day that is shown, `YYYY-MM-DD`; anything else stands for the present day. */
  readonly from = model.required<string>();

  protected readonly zone = computed(() => zoneOr(this.calendar().timeZone, ownZone()));
  protected readonly today = computed(() => inZone(this.clock.now(), this.zone()).day);
  protected readonly first = computed(() => (isDay(this.from()) ? this.from() : this.today()));
  private readonly span = computed(() => ({ from: this.first(), to: addDays(this.first(), DAYS) }));
  protected readonly page = signal(1);

  private readonly asked = computed(() => {
    const { id, readable, lastPulledAt } = this.calendar();
    if (!readable || lastPulledAt === null) return undefined;
    const [from, to] = [this.span().from, this.span().to].map((day) =>
      new Date(beginningOf(day, this.zone())).toISOString(),
    );
    return `/api/calendars/${id}/events?${new URLSearchParams({ from: from ?? '', to: to ?? '' })}`;
  });
  protected readonly events = live(
    httpResource<Instances>(() => {
      const url = this.asked();
      return url === undefined ? url : { url, params: { page: this.page(), pageSize: PAGE_SIZE } };
    }),
    { everyMs: EVERY_MS },
  );
  protected readonly days = computed(() => {
    const latest = this.events.latest();
    return latest && agenda(latest.value.items, this.zone(), this.span());
  });
  protected readonly total = computed(() => this.events.latest()?.value.total ?? 0);

  private readonly format = new Intl.DateTimeFormat(this.all.language, { timeZone: 'UTC', dateStyle: 'medium' });
  protected readonly spanWords = computed(() => {
    const [first, last] = [this.span().from, addDays(this.span().to, -1)].map((day) => Date.parse(`${day}T00:00Z`));
    return this.format.formatRange(first ?? 0, last ?? 0);
  });
  protected readonly zoneWords = computed(() => this.all.zones.of(this.zone(), this.calendar().timeZone));

  constructor() {
    let read: string | null | undefined;
    effect(() => {
      const now = this.calendar().lastPulledAt;
      if (read !== undefined && read !== now) untracked(() => this.events.reload());
      read = now;
    });
  }

  protected move(windows: number): void {
    this.show(windows === 0 ? '' : addDays(this.first(), windows * DAYS));
  }

  private show(day: string): void {
    this.page.set(1);
    this.from.set(day);
  }
}
