import { Component, computed, input, model } from '@angular/core';
import type { DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { SearchedCalendars } from '../../calendars/found/searched-calendars';
import { ANOTHER } from '../another';
import { CalendarWords } from './calendar-words';
import { LongCalendarList } from './long-calendar-list';
import type { Refuses } from './refuses';

/** Discovered calendars with their colours and what may be done with them, by mailbox; one is chosen. */
@Component({
  selector: 'app-calendar-list',
  imports: [CalendarWords, LongCalendarList],
  template: `
    @if (searched.isLong()) {
      <app-long-calendar-list
        [legend]="legend()"
        [searched]="searched"
        [refuses]="refuses()"
        [coloured]="coloured()"
        [another]="another()"
        [(chosen)]="chosen"
      />
    } @else {
      <fieldset>
        <legend class="unseen">{{ legend() }}</legend>
        @for (row of searched.rows(); track $index) {
          @if (row.calendar; as calendar) {
            @let refused = refuses()(calendar);
            <label [class.chosen]="calendar.externalId === chosen()">
              <input
                type="radio"
                [name]="name"
                [checked]="calendar.externalId === chosen()"
                [disabled]="refused !== null"
                (change)="chosen.set(calendar.externalId)"
              />
              <app-calendar-words [calendar]="calendar" [refused]="refused" [coloured]="coloured()" />
            </label>
          } @else {
            <p class="mailbox" aria-hidden="true">{{ row.head?.mailbox }}</p>
          }
        }
        @if (another(); as another) {
          <label [class.chosen]="chosen() === other">
            <input type="radio" [name]="name" [checked]="chosen() === other" (change)="chosen.set(other)" />
            <span class="name another">{{ another }}</span>
          </label>
        }
      </fieldset>
    }
  `,
  styleUrls: ['../list-of-choices.scss', './calendar-list.scss'],
})
export class CalendarList {
  readonly legend = input.required<string>();
  readonly calendars = input.required<readonly DiscoveredCalendarAnswer[]>();
  readonly refuses = input.required<Refuses>();
  /** External id. */
  readonly chosen = model<string | null>(null);
  /** Words for the choice of one that is not there yet; none without them. */
  readonly another = input('');
  protected readonly other = ANOTHER;
  protected readonly name = `calendar-${(last += 1)}`;
  protected readonly searched = new SearchedCalendars(this.calendars);
  protected readonly coloured = computed(() => this.calendars().some(({ color }) => color !== null));
}

/** Radio buttons of one group share a name that no other group has. */
let last = 0;
