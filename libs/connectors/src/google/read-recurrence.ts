import type { EventTime, Recurrence } from '@calmirror/core';
import { readComponents } from '../icalendar/component-lexer.js';
import { EventFault } from '../icalendar/event-fault.js';
import { recurrenceOf } from '../icalendar/event-recurrence.js';
import { ZoneResolver } from '../icalendar/zone-resolver.js';

/** Google names IANA's zones alone, so one resolver serves all. */
const zones = new ZoneResolver([]);

/**
 * How an event repeats, from Google's lines, which are iCalendar's own. A time without a zone is on the series' clock.
 * @throws EventFault where a line cannot be read
 */
export function recurrenceFrom(lines: readonly string[], start: EventTime): Recurrence | null {
  const text = lines.map((line) => line.replace(/[\r\n]+/g, '')).join('\r\n');
  const [component] = readComponents(`BEGIN:VEVENT\r\n${text}\r\nEND:VEVENT\r\n`);
  if (component === undefined) throw new EventFault('bad-rule', 'The rule of the series cannot be read.');
  const recurrence = recurrenceOf(component, zones);
  if (recurrence === null) return null;
  const place = (time: EventTime): EventTime => onClock(time, start);
  return {
    ...recurrence,
    dates: recurrence.dates.map((date) => ({ ...date, start: place(date.start), end: date.end && place(date.end) })),
    exclusions: recurrence.exclusions.map(place),
  };
}

function onClock(time: EventTime, start: EventTime): EventTime {
  if (time.kind !== 'floating') return time;
  if (start.kind === 'zoned') return { kind: 'zoned', wall: time.wall, zone: start.zone };
  return start.kind === 'instant' ? { kind: 'instant', instant: `${time.wall}Z` } : time;
}
