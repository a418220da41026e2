import type { CalendarEvent, EventDetails, EventSpan, EventTime, EventType, Recurrence } from '@calmirror/core';
import { basicTime, contentLine, escapeText, textLine } from './write-line.js';
import { TimeWriter } from './write-time.js';
import type { NamedZones } from './write-zone.js';

const BUSY_STATUS: Readonly<Partial<Record<EventType, string>>> = {
  'out-of-office': 'OOF',
  'working-location': 'WORKINGELSEWHERE',
};

/**
 * VEVENT components of one event: itself and its overrides. Organizer and attendees are never written, whatever the
 * event holds (promise 6).
 *
 * @param stamp instant `…Z` for DTSTAMP
 */
export function writeComponents(event: CalendarEvent, stamp: string): string {
  const times = new TimeWriter(event.zones);
  const head = contentLine('UID', event.uid) + contentLine('DTSTAMP', basicTime(stamp));
  const marker = event.marker === null ? '' : contentLine('X-CALMIRROR-MARKER', event.marker);
  const id = event.recurrenceId ? times.line('RECURRENCE-ID', event.recurrenceId) : '';
  const repeats = event.recurrence ? recurrenceLines(event.recurrence, times) : '';
  const overrides = event.overrides.map((override) => {
    const range = override.thisAndFuture ? ';RANGE=THISANDFUTURE' : '';
    return component(head + times.line('RECURRENCE-ID', override.recurrenceId, range), override, marker, times);
  });
  return component(head + id, event, repeats + marker, times) + overrides.join('');
}

/** The zones that an event names, to be defined beside its components. */
export function zonesNamedBy(event: CalendarEvent): NamedZones {
  const { start, end, recurrenceId, recurrence, overrides } = event;
  const dates = recurrence?.dates.flatMap((date) => [date.start, date.end]) ?? [];
  const moved = overrides.flatMap((override) => [override.recurrenceId, override.start, override.end]);
  const times: readonly (EventTime | null)[] = [
    ...[start, end, recurrenceId, ...dates],
    ...(recurrence?.exclusions ?? []),
    ...moved,
  ];
  const names = times.flatMap((time) => (time?.kind === 'zoned' ? [time.zone] : []));
  const own = new Set(event.zones.map((zone) => zone.id));
  return { iana: [...new Set(names)].filter((name) => !own.has(name)), custom: event.zones };
}

function component(head: string, event: EventDetails & EventSpan, tail: string, times: TimeWriter): string {
  const span = times.line('DTSTART', event.start) + endLine(event, times);
  return `BEGIN:VEVENT\r\n${head}${span}${detailLines(event)}${tail}${alarms(event)}END:VEVENT\r\n`;
}

function endLine({ end, duration }: EventSpan, times: TimeWriter): string {
  return duration === null ? times.line('DTEND', end) : contentLine('DURATION', duration);
}

function recurrenceLines({ rules, exceptionRules, dates, exclusions }: Recurrence, times: TimeWriter): string {
  return [
    ...rules.map((rule) => contentLine('RRULE', rule)),
    ...exceptionRules.map((rule) => contentLine('EXRULE', rule)),
    ...dates.map((date) => times.dateLine(date)),
    ...exclusions.map((time) => times.line('EXDATE', time)),
  ].join('');
}

function detailLines(event: EventDetails): string {
  const { geo, categories } = event;
  const busyStatus = BUSY_STATUS[event.type] ?? null;
  const lines: readonly (string | null)[] = [
    event.summary && textLine('SUMMARY', event.summary),
    event.description && textLine('DESCRIPTION', event.description),
    event.location && textLine('LOCATION', event.location),
    geo && contentLine('GEO', `${geo.latitude.toFixed(6)};${geo.longitude.toFixed(6)}`),
    event.url && contentLine('URL', event.url),
    event.conference && contentLine('CONFERENCE;VALUE=URI', event.conference),
    categories.length > 0 ? contentLine('CATEGORIES', categories.map(escapeText).join(',')) : null,
    event.color && textLine('COLOR', event.color),
    contentLine('STATUS', event.status.toUpperCase()),
    contentLine('TRANSP', event.transparency.toUpperCase()),
    event.class === 'public' ? null : contentLine('CLASS', event.class.toUpperCase()),
    busyStatus && contentLine('X-MICROSOFT-CDO-BUSYSTATUS', busyStatus),
    contentLine('SEQUENCE', String(event.sequence)),
    event.created && contentLine('CREATED', basicTime(event.created)),
    event.lastModified && contentLine('LAST-MODIFIED', basicTime(event.lastModified)),
  ];
  return lines.filter((line) => line !== null).join('');
}

function alarms({ reminders, summary }: EventDetails): string {
  return reminders
    .map(({ minutesBefore }) => {
      const trigger = contentLine('TRIGGER', `${minutesBefore > 0 ? '-' : ''}PT${Math.abs(minutesBefore)}M`);
      const text = textLine('DESCRIPTION', summary ?? 'Reminder');
      return `BEGIN:VALARM\r\nACTION:DISPLAY\r\n${text}${trigger}END:VALARM\r\n`;
    })
    .join('');
}
