import type { EventDetails, EventSpan, Reminder } from '@calmirror/core';
import type { FreeBusyStatus, Location } from '@microsoft/microsoft-graph-types';
import type { GraphEventBody } from './graph-event.js';
import { cut, LONGEST, writableLine, writableText } from './writable-text.js';

/** What Outlook writes before the subject of a meeting that does not take place. */
const CANCELLED = 'Canceled: ';

type Details = Pick<
  GraphEventBody,
  | 'body'
  | 'categories'
  | 'isReminderOn'
  | 'location'
  | 'reminderMinutesBeforeStart'
  | 'responseRequested'
  | 'sensitivity'
  | 'showAs'
  | 'subject'
>;

/**
 * What an event says, as Graph takes it. All of it is stated, so that PATCH leaves nothing of what stood before.
 * Attendees, organizer and `isOnlineMeeting` are not among it, whatever the event holds: Graph has no switch against
 * invitations (promise 6).
 */
export function writeDetails(event: EventDetails): Details {
  return {
    subject: subjectOf(event),
    body: { contentType: 'text', content: contentOf(event) },
    location: locationOf(event),
    categories: categoriesOf(event),
    showAs: showAsOf(event),
    sensitivity: event.class === 'public' ? 'normal' : event.class,
    responseRequested: false,
    ...reminderOf(event.reminders),
  };
}

/** Both ends; `isAllDay` has to be said with them. */
export function isAllDay({ start }: EventSpan): boolean {
  return start.kind === 'date';
}

/** Nobody can write `isCancelled`; a policy that shows cancelled events has them shown. */
function subjectOf({ summary, status }: EventDetails): string {
  return writableLine(`${status === 'cancelled' ? CANCELLED : ''}${summary ?? ''}`, LONGEST.subject);
}

/**
 * The description, and beneath it the addresses for which Graph has no place. They stay whole where the rest is cut.
 */
function contentOf({ description, conference, url }: EventDetails): string {
  const text = writableText(description);
  const links = [
    ...(conference === null ? [] : [`Video meeting: ${writableLine(conference, LONGEST.body)}`]),
    ...(url === null ? [] : [`Link: ${writableLine(url, LONGEST.body)}`]),
  ].join('\n');
  if (links === '') return cut(text, LONGEST.body);
  const above = cut(text, Math.max(1, LONGEST.body - links.length - 2));
  return text === '' ? links : `${above}\n\n${links}`;
}

/** An empty name takes away what stood there. */
function locationOf({ location, geo }: EventDetails): Location {
  const displayName = writableLine(location, LONGEST.location);
  return geo === null ? { displayName } : { displayName, coordinates: { ...geo } };
}

/** Outlook divides lists of categories at commas and semicolons, and does not tell `Work` from `work`. */
function categoriesOf({ categories }: EventDetails): string[] {
  const names = categories.map((name) => writableLine(name.replaceAll(/[,;]/g, ' '), LONGEST.category));
  const byFolded = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]));
  byFolded.delete('');
  return [...byFolded.values()].toReversed();
}

/** What does not take place, or leaves its time free, blocks none, whatever else it is. */
function showAsOf({ status, transparency, type }: EventDetails): FreeBusyStatus {
  if (status === 'cancelled' || transparency === 'transparent') return 'free';
  if (status === 'tentative') return 'tentative';
  if (type === 'out-of-office') return 'oof';
  return type === 'working-location' ? 'workingElsewhere' : 'busy';
}

/**
 * Graph has room for one: the earliest, since Outlook leaves it standing until it is dismissed, or lets it be snoozed
 * to a later one, and nobody can have an earlier one back. After the start there are none.
 */
function reminderOf(reminders: readonly Reminder[]): Pick<Details, 'isReminderOn' | 'reminderMinutesBeforeStart'> {
  const before = reminders.map(({ minutesBefore }) => minutesBefore).filter((minutes) => minutes >= 0);
  return before.length === 0
    ? { isReminderOn: false }
    : { isReminderOn: true, reminderMinutesBeforeStart: Math.max(...before) };
}
