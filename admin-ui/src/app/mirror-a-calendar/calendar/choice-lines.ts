import type { DiscoveredCalendarAnswer } from '@calmirror/contracts';
import type { FoundRow } from '../../calendars/found/found-rows';
import { ANOTHER } from '../another';

/** A line of a long list: something to choose, or a mailbox as the head of its calendars. */
export type ChoiceLine = Choice | { readonly head: string; readonly key: string };

export interface Choice {
  readonly head: null;
  readonly key: string;
  /** External id, or `ANOTHER`. */
  readonly value: string;
  /** Null: one that is not there yet. */
  readonly calendar: DiscoveredCalendarAnswer | null;
  /** Among the choices, from 1 on. */
  readonly place: number;
  /** Among all lines, from 0 on. */
  readonly line: number;
}

/** @param another begins with the choice of one that is not there yet: at the end of thousands nobody would find it */
export function choiceLines(rows: readonly FoundRow[], another: boolean): ChoiceLine[] {
  const lines: ChoiceLine[] = [];
  let place = 0;
  const add = (value: string, calendar: DiscoveredCalendarAnswer | null): void => {
    place += 1;
    lines.push({ head: null, key: `choice ${value}`, value, calendar, place, line: lines.length });
  };
  if (another) add(ANOTHER, null);
  for (const { head, calendar } of rows) {
    if (calendar) add(calendar.externalId, calendar);
    else lines.push({ head: head.mailbox, key: `mailbox ${head.mailbox}` });
  }
  return lines;
}

export const isChoice = (line: ChoiceLine): line is Choice => line.head === null;

/** So many choices further goes a key that turns pages. */
const PAGE = 7;

/** To which of so many places a key leads, as in any list of which one is chosen; null where it leads nowhere. */
export function placeAfter(key: string, place: number, places: number): number | null {
  const to = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + PAGE,
    PageUp: place - PAGE,
    Home: 1,
    End: places,
  }[key];
  return to === undefined ? null : Math.max(1, Math.min(to, places));
}
