import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { CalendarAnswer, Listing, MessageReportAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { live } from '../live/live';
import { Skeleton } from '../ui/loading/skeleton';
import { Paging } from '../ui/paging/paging';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { TimeAgo } from '../ui/time/time-ago';

const EVERY_MS = 60_000;
const PAGE_SIZE = 10;

/** Mails that came to a calendar's mailbox and changed nothing in it, each with the reason and what helps. */
@Component({
  selector: 'app-calendar-messages',
  imports: [Paging, ProblemPanel, Skeleton, TimeAgo],
  templateUrl: './calendar-messages.html',
  styleUrls: ['../ui/card/titled-card.scss', './calendar-messages.scss'],
})
export class CalendarMessages {
  protected readonly texts = inject(TEXTS).calendars.messages;
  protected readonly pageSize = PAGE_SIZE;
  readonly calendar = input.required<CalendarAnswer>();
  private readonly id = computed(() => this.calendar().id);
  protected readonly page = linkedSignal({ source: this.id, computation: () => 1 });

  protected readonly messages = live(
    httpResource<Listing<MessageReportAnswer>>(() => ({
      url: `/api/calendars/${this.id()}/messages`,
      params: { page: this.page(), pageSize: PAGE_SIZE },
    })),
    { topics: ['calendars'], everyMs: EVERY_MS },
  );
  protected readonly items = computed(() => this.messages.latest()?.value.items ?? null);
  protected readonly total = computed(() => this.messages.latest()?.value.total ?? 0);

  protected readonly at = (time: string): number => Date.parse(time);
}
