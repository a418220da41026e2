import { Component, computed, inject, input, model } from '@angular/core';
import type { DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { StatusChip } from '../../ui/status/status-chip';
import { ANOTHER } from '../another';

/** Why a calendar cannot be chosen here; null when it can. */
export type Refuses = (calendar: DiscoveredCalendarAnswer) => string | null;

/** Discovered calendars with their colours and what may be done with them; one is chosen. */
@Component({
  selector: 'app-calendar-list',
  imports: [StatusChip],
  template: `
    <fieldset>
      <legend class="unseen">{{ legend() }}</legend>
      @for (row of rows(); track row.externalId) {
        <label [class.chosen]="row.externalId === chosen()">
          <input
            type="radio"
            [name]="name"
            [checked]="row.externalId === chosen()"
            [disabled]="row.refused !== null"
            (change)="chosen.set(row.externalId)"
          />
          <span class="name">
            @if (coloured()) {
              <span class="colour" [style.background]="row.color" aria-hidden="true"></span>
            }
            {{ row.name }}
          </span>
          <span class="more quiet">{{ row.refused ?? row.says }}</span>
          @if (row.calendarId !== null) {
            <app-status-chip tone="paused" icon="link" [word]="texts.used" />
          }
        </label>
      }
      @if (another(); as another) {
        <label [class.chosen]="chosen() === other">
          <input type="radio" [name]="name" [checked]="chosen() === other" (change)="chosen.set(other)" />
          <span class="name another">{{ another }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrls: ['../list-of-choices.scss', './calendar-list.scss'],
})
export class CalendarList {
  protected readonly texts = inject(TEXTS).mirrorACalendar.calendar;
  readonly legend = input.required<string>();
  readonly calendars = input.required<readonly DiscoveredCalendarAnswer[]>();
  readonly refuses = input.required<Refuses>();
  /** External id. */
  readonly chosen = model<string | null>(null);
  /** Words for the choice of one that is not there yet; none without them. */
  readonly another = input('');
  protected readonly other = ANOTHER;
  protected readonly name = `calendar-${(last += 1)}`;
  protected readonly coloured = computed(() => this.calendars().some(({ color }) => color !== null));
  protected readonly rows = computed(() =>
    this.calendars().map((calendar) => ({
      ...calendar,
      refused: this.refuses()(calendar),
      says: [calendar.writable ? null : this.texts.readOnly, calendar.timeZone].filter(Boolean).join(' · '),
    })),
  );
}

/** Radio buttons of one group share a name that no other group has. */
let last = 0;
