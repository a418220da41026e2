import type { CalendarEvent, EventDetails, EventOverride, EventSpan, Recurrence } from '../event/calendar-event.js';
import type { CustomZone } from '../event/event-time.js';
import { speltTime } from '../event/spelt-time.js';
import type { Digest } from './digest.js';

/** Raise it when what is written changes without any of the members below changing: all mirrors are then written anew. */
const VERSION = 1;

/**
 * Digest of everything that a target is asked to write, its version first (`1:…`). Members are put into lists in a fixed
 * order by hand: the order of an object's keys depends on who built it, and sorting keys costs ten times as much.
 */
export function fingerprintOf(event: CalendarEvent, digest: Digest): string {
  const written = [
    event.id,
    event.marker,
    detailsOf(event),
    spanOf(event),
    event.recurrence === null ? null : recurrenceOf(event.recurrence),
    event.overrides.map(overrideOf),
    event.zones.map(zoneOf),
  ];
  return `${VERSION}:${digest(JSON.stringify(written))}`;
}

function detailsOf(details: EventDetails): readonly unknown[] {
  return [
    details.summary,
    details.description,
    details.location,
    details.geo === null ? null : [details.geo.latitude, details.geo.longitude],
    details.url,
    details.conference,
    details.categories,
    details.color,
    details.status,
    details.transparency,
    details.class,
    details.reminders.map((reminder) => reminder.minutesBefore),
  ];
}

function spanOf(span: EventSpan): readonly unknown[] {
  return [speltTime(span.start), speltTime(span.end), span.duration];
}

function overrideOf(override: EventOverride): readonly unknown[] {
  return [speltTime(override.recurrenceId), override.thisAndFuture, detailsOf(override), spanOf(override)];
}

function recurrenceOf(recurrence: Recurrence): readonly unknown[] {
  return [
    recurrence.rules,
    recurrence.exceptionRules,
    recurrence.dates.map((date) => [
      speltTime(date.start),
      date.end === null ? null : speltTime(date.end),
      date.duration,
    ]),
    recurrence.exclusions.map(speltTime),
  ];
}

function zoneOf(zone: CustomZone): readonly unknown[] {
  const parts = zone.observances.map(({ daylight, start, offsetFrom, offsetTo, rule, dates }) => [
    daylight,
    start,
    offsetFrom,
    offsetTo,
    rule,
    dates,
  ]);
  return [zone.id, parts];
}
