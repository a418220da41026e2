import type { GoogleEvent } from '@calmirror/testkit';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { basic } from './corpus-days.js';

type GoogleTime = NonNullable<GoogleEvent['start']>;

/**
 * What `events.list` answers, with series as series, in iCalendar: so that a reader which is nobody's of us works out when
 * its instances are. The test server works them out by the product's own engine.
 */
export function googleInIcal(items: readonly GoogleEvent[]): string {
  const masters = items.filter(({ recurringEventId }) => recurringEventId === undefined);
  const events = masters.flatMap((master) => seriesOf(master, items));
  const zones = new Set(items.flatMap(({ start, end }) => [start?.timeZone ?? 'UTC', end?.timeZone ?? 'UTC']));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...[...zones].flatMap(zoneOf),
    ...events.flat(),
    'END:VCALENDAR',
    '',
  ];
  return lines.join('\r\n');
}

function seriesOf(master: GoogleEvent, items: readonly GoogleEvent[]): string[][] {
  const exceptions = items.filter(({ recurringEventId }) => recurringEventId === master.id);
  const zone = master.start?.timeZone;
  const original = (name: string, { originalStartTime }: GoogleEvent): string =>
    timeOf(name, { ...originalStartTime, ...(zone !== undefined && { timeZone: zone }) });
  const cancelled = exceptions.filter(({ status }) => status === 'cancelled');
  const others = exceptions.filter(({ status }) => status !== 'cancelled');
  return [
    eventOf(master, master, [...repetitionOf(master), ...cancelled.map((item) => original('EXDATE', item))]),
    ...others.map((item) => eventOf(item, master, [original('RECURRENCE-ID', item)])),
  ];
}

/** ical.js counts the start of a series among its instances by a rule, or by a date. */
function repetitionOf({ recurrence = [], start }: GoogleEvent): string[] {
  const isOfDates = recurrence.length > 0 && !recurrence.some((line) => line.startsWith('RRULE'));
  return [...recurrence, ...(isOfDates ? [timeOf('RDATE', start ?? {})] : [])];
}

function eventOf(item: GoogleEvent, master: GoogleEvent, lines: readonly string[]): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${master.id}`,
    `SUMMARY:${item.summary ?? ''}`,
    `STATUS:${item.status.toUpperCase()}`,
    `TRANSP:${(item.transparency ?? 'opaque').toUpperCase()}`,
    `CLASS:${(item.visibility ?? 'public').toUpperCase()}`,
    timeOf('DTSTART', item.start ?? {}),
    timeOf('DTEND', item.end ?? {}),
    ...lines,
    'END:VEVENT',
  ];
}

function timeOf(name: string, { date, dateTime = '', timeZone = 'UTC' }: GoogleTime): string {
  if (date !== undefined) return `${name};VALUE=DATE:${basic(date)}`;
  if (timeZone === 'UTC') return `${name}:${basic(new Date(dateTime).toISOString().slice(0, 19))}Z`;
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return `${name};TZID=${timeZone}:${basic(wall.format(new Date(dateTime)).replace(' ', 'T'))}`;
}

const zoneOf = (name: string): string[] => (name === 'UTC' ? [] : [(tzlib_get_ical_block(name)[0] ?? '').trim()]);
