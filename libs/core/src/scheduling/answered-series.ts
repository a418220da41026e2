import type { CalendarEvent, EventOverride } from '../event/calendar-event.js';
import type { AttendeeAnswers } from './attendee-answers.js';
import { compareStarts, type InstanceNames, type NamedInstance, startsAmong } from './instance-names.js';
import { detailsOf, plainSpan, type ScheduledSeries } from './scheduled-series.js';

/**
 * The series with its attendees' answers. Where the mailbox's owner answered to one instance alone, that instance gets an
 * override which says nothing else.
 */
export function answeredSeries(
  { whole, event, overrides }: ScheduledSeries,
  answers: AttendeeAnswers,
  names: InstanceNames,
): CalendarEvent {
  const answered = answers.addedTo(event, whole, null);
  const stated = overrides.map(({ change, known, override }) => ({
    change,
    override: answers.addedTo(override, known, change.key),
  }));
  const firstRange = Math.min(...overrides.map(({ change }) => (change.range ? change.at : Infinity)));
  const changed = new Set(overrides.map(({ change }) => change.key));
  const alone = [...answers.instancesOfMine].flatMap(([key, { message }]) => {
    if (message.recurrenceId === null || changed.has(key)) return [];
    const named = names.find(message.recurrenceId, message.event.zones);
    return named.at < firstRange ? [named] : [];
  });
  const isThere = startsAmong(
    event,
    alone.map(({ at }) => at),
  );
  const added = alone.flatMap((named) => {
    const override = isThere(named.at) ? plainOverride(event, named, names) : null;
    if (override === null) return [];
    const said = answers.addedTo(override, whole, named.key);
    return said.myAnswer === answered.myAnswer ? [] : [{ change: named, override: said }];
  });
  const inOrder = [...stated, ...added].sort((one, other) => compareStarts(one.change, other.change));
  return { ...answered, overrides: inOrder.map(({ override }) => override) };
}

function plainOverride(event: CalendarEvent, named: NamedInstance, names: InstanceNames): EventOverride | null {
  const start = names.timeOf(named);
  if (start === null || event.recurrence === null) return null;
  return { ...detailsOf(event), ...plainSpan(start, event), recurrenceId: start, thisAndFuture: false };
}
