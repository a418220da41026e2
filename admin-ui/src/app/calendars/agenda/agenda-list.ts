import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TEXTS } from '../../../texts/texts';
import type { AgendaDay, AgendaItem } from './agenda';

/** Days with what happens on them. What is cancelled, tentative or free is told by word as well as by its look. */
@Component({
  selector: 'app-agenda-list',
  imports: [MatIcon],
  templateUrl: './agenda-list.html',
  styleUrl: './agenda-list.scss',
})
export class AgendaList {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.calendars.events;
  readonly days = input.required<readonly AgendaDay[]>();
  /** The present day, in the zone of the agenda. */
  readonly today = input.required<string>();

  private readonly long = new Intl.DateTimeFormat(this.all.language, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'long',
  });
  private readonly short = new Intl.DateTimeFormat(this.all.language, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  protected readonly thisYear = computed(() => this.today().slice(0, 4));

  protected heading(day: string): string {
    const words = this.long.format(Date.parse(`${day}T00:00Z`));
    return day.startsWith(this.thisYear()) ? words : `${words} ${day.slice(0, 4)}`;
  }

  protected span({ since, until }: AgendaItem): string {
    const words = [since && this.texts.since(this.brief(since)), until && this.texts.until(this.brief(until))];
    return words.filter(Boolean).join(', ');
  }

  protected marks({ status, free }: AgendaItem): string[] {
    const { cancelled, tentative } = this.texts;
    return [
      ...(status === 'cancelled' ? [cancelled] : status === 'tentative' ? [tentative] : []),
      ...(free ? [this.texts.free] : []),
    ];
  }

  private brief(day: string): string {
    return this.short.format(Date.parse(`${day}T00:00Z`));
  }
}
