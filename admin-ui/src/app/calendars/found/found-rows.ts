import type { DiscoveredCalendarAnswer } from '@calmirror/contracts';

/** A line of the list: a mailbox as the head of its calendars, or one of them. */
export type FoundRow =
  | { readonly head: MailboxHead; readonly calendar: null }
  | { readonly head: null; readonly calendar: DiscoveredCalendarAnswer };

interface MailboxHead {
  readonly mailbox: string;
  /** So many of its calendars follow. */
  readonly calendars: number;
}

/**
 * Discovered calendars under their mailboxes, in the order of the alphabet; those of one account as they are.
 * @param wanted part of a calendar's name or of its mailbox, in any case; of a mailbox it brings all its calendars
 */
export function foundRows(calendars: readonly DiscoveredCalendarAnswer[], wanted: string): FoundRow[] {
  const part = wanted.trim().toLocaleLowerCase();
  const fits = ({ name, mailbox }: DiscoveredCalendarAnswer): boolean =>
    part === '' || [name, mailbox ?? ''].some((words) => words.toLocaleLowerCase().includes(part));
  const mailboxes = [...byMailbox(calendars.filter(fits))].sort(([one], [other]) =>
    (one ?? '') < (other ?? '') ? -1 : 1,
  );
  return mailboxes.flatMap(([mailbox, group]) => [
    ...(mailbox === null ? [] : [{ head: { mailbox, calendars: group.length }, calendar: null }]),
    ...group.map((calendar) => ({ head: null, calendar })),
  ]);
}

function byMailbox(calendars: readonly DiscoveredCalendarAnswer[]): Map<string | null, DiscoveredCalendarAnswer[]> {
  const groups = new Map<string | null, DiscoveredCalendarAnswer[]>();
  for (const calendar of calendars) {
    const group = groups.get(calendar.mailbox ?? null);
    if (group) group.push(calendar);
    else groups.set(calendar.mailbox ?? null, [calendar]);
  }
  return groups;
}

/** What stays the same while rows come and go. */
export const foundRowKey = (_: number, row: FoundRow): string =>
  row.head === null ? row.calendar.externalId : `mailbox ${row.head.mailbox}`;
