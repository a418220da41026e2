import { type CalendarEvent, type EventOverride, hasSameContent } from '@calmirror/core';
import type { GoogleEvent } from './google-event.js';
import { timeOfStamp } from './google-time.js';
import type { MirrorParts } from './mirror-parts.js';
import { type CalendarDefaults } from './read-details.js';
import { eventFrom, type GoogleSeries, seriesFrom } from './read-event.js';
import { instanceSpan, occursAt } from './written-series.js';

const NO_DEFAULTS: CalendarDefaults = { reminders: [] };

/**
 * What a mirror says as it stands. Instances that once differed and were brought back to what the series says cannot be
 * rid of in Google: they count for nothing here, as do cancelled ones that the series has no longer.
 * @throws EventFault where it cannot be read
 */
export function standingEvent({ master, exceptions }: GoogleSeries, uid: string): CalendarEvent {
  if (!master.recurrence?.length) return named(eventFrom(master, NO_DEFAULTS), uid);
  const series = seriesFrom({ master, exceptions: [] }, NO_DEFAULTS);
  const known = exceptions.filter(({ id, status }) => {
    const original = timeOfStamp((id ?? '').slice((id ?? '').lastIndexOf('_') + 1));
    return status !== 'cancelled' || (original !== null && occursAt(series, original));
  });
  const event = seriesFrom({ master, exceptions: known }, NO_DEFAULTS);
  return named({ ...event, overrides: event.overrides.filter((override) => !saysTheSame(event, override)) }, uid);
}

/** A mirror's event as it would stand, once its parts are written. */
export function writtenEvent({ master, instances }: MirrorParts, id: string): CalendarEvent {
  const exceptions = Array.from(instances, ([stamp, body]): GoogleEvent => ({ ...body, id: `${id}_${stamp}` }));
  return standingEvent({ master: { ...master, id }, exceptions }, id);
}

const named = (event: CalendarEvent, uid: string): CalendarEvent => ({ ...event, id: uid, uid });

/** Whether an override says no more than its series does of that instance. */
function saysTheSame(series: CalendarEvent, override: EventOverride): boolean {
  const plain = instanceSpan(series, override.recurrenceId);
  if (plain === null) return false;
  const single = { ...series, recurrence: null, overrides: [] };
  return hasSameContent({ ...single, start: plain.start, end: plain.end }, { ...single, ...override });
}
