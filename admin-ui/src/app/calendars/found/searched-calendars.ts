import { computed, linkedSignal, type Signal } from '@angular/core';
import type { DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { foundRows } from './found-rows';

/** With more than these one looks for what one wants by its name. */
const SEARCHED_ABOVE = 12;
/** Of a row, in a list that draws only those in sight. */
export const ROW_PX = 56;
/** Half of one more tells that there are others. */
const SEEN_ROWS = 7.5;

/** Discovered calendars as they are looked for, and the rows that are found. */
export class SearchedCalendars {
  readonly isLong = computed(() => this.calendars().length > SEARCHED_ABOVE);
  /** Part of a name or of a mailbox, as it was entered. */
  readonly wanted = linkedSignal<boolean, string>({ source: this.isLong, computation: () => '' });
  readonly rows = computed(() => foundRows(this.calendars(), this.wanted()));
  /** How many calendars are found, in how many mailboxes. */
  readonly found = computed(() => {
    const calendars = this.rows().filter(({ calendar }) => calendar !== null).length;
    return { calendars, mailboxes: this.rows().length - calendars };
  });

  constructor(readonly calendars: Signal<readonly DiscoveredCalendarAnswer[]>) {}
}

/** How high a list of so many rows is. */
export const listHeight = (rows: number): number => Math.min(rows, SEEN_ROWS) * ROW_PX;
