import { Component, computed, inject, input } from '@angular/core';
import type { DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { StatusChip } from '../../ui/status/status-chip';

/** What a discovered calendar is called, and what may be done with it; laid out by the row that it is in. */
@Component({
  selector: 'app-calendar-words',
  imports: [StatusChip],
  template: `
    <span class="name">
      @if (coloured()) {
        <span class="colour" [style.background]="calendar().color" aria-hidden="true"></span>
      }
      <span class="words">{{ calendar().name }}</span>
      @if (calendar().mailbox; as mailbox) {
        <span class="unseen">&ngsp;{{ texts.ofMailbox(mailbox) }}</span>
      }
    </span>
    <span class="more quiet">{{ refused() ?? says() }}</span>
    @if (calendar().calendarId !== null) {
      <app-status-chip tone="paused" icon="link" [word]="texts.used" />
    }
  `,
  styleUrls: ['../list-of-choices.scss', './calendar-words.scss'],
})
export class CalendarWords {
  protected readonly texts = inject(TEXTS).mirrorACalendar.calendar;
  readonly calendar = input.required<DiscoveredCalendarAnswer>();
  /** Why it cannot be chosen; null when it can. */
  readonly refused = input.required<string | null>();
  /** Among calendars of which some have colours. */
  readonly coloured = input.required<boolean>();
  protected readonly says = computed(() => {
    const { writable, timeZone } = this.calendar();
    return [writable ? null : this.texts.readOnly, timeZone].filter(Boolean).join(' · ');
  });
}
