const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 5 January 1970 was a Monday. */
const FIRST_MONDAY = 4 * DAY;

/** Visits that stand in the calendar at a time; with each minute the first one goes and another one comes. */
const VISITS = 3;

/**
 * A believable calendar around a moment: a team's week with a series and its exception, a day-long event, a cancelled and
 * a private one. Each minute one event moves, one goes and one comes; within a minute the text stays the same.
 * @param now milliseconds since the epoch
 * @returns iCalendar text (RFC 5545), all times in UTC
 */
export function sampleFeed(now: number): string {
  const minute = minuteOf(now);
  const monday = Math.floor((now - FIRST_MONDAY) / (7 * DAY)) * 7 * DAY + FIRST_MONDAY;
  const tomorrow = Math.floor(now / DAY) * DAY + DAY;
  const stamp = instant(minute * MINUTE);
  const visits = Array.from({ length: VISITS }, (_, index) => visit(minute - VISITS + 1 + index, tomorrow + DAY));
  const lines = [...weekly(monday), ...single(monday), ...moving(minute, tomorrow), ...visits.flat()];
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Calmirror//Sample feed//EN',
    'X-WR-CALNAME:Sample team',
    ...lines.flatMap((line) => (line === 'END:VEVENT' ? [`DTSTAMP:${stamp}`, line] : [line])),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

/** Counts the versions of the sample feed. */
export const minuteOf = (now: number): number => Math.floor(now / MINUTE);

/** A stand-up on each weekday, and a weekly meeting whose next instance is moved to Tuesday. */
function weekly(monday: number): string[] {
  const start = monday - 28 * DAY + 9 * HOUR;
  const next = monday + 7 * DAY + 9 * HOUR;
  return [
    ...event('standup', 'Stand-up', start - 30 * MINUTE, 15, 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'),
    ...event('team', 'Team meeting', start, 60, 'RRULE:FREQ=WEEKLY', 'LOCATION:Room 4'),
    ...event('team', 'Team meeting (moved)', next + DAY + 2 * HOUR, 60, `RECURRENCE-ID:${instant(next)}`),
  ];
}

function single(monday: number): string[] {
  return [
    ...event('review', 'Design review', monday + 2 * DAY + 13 * HOUR, 90, 'DESCRIPTION:Bring the drawings.'),
    ...event('dentist', 'Dentist', monday + 3 * DAY + 15 * HOUR, 45, 'CLASS:PRIVATE'),
    ...event('call', 'Customer call', monday + 3 * DAY + 10 * HOUR, 30, 'STATUS:CANCELLED'),
    ...event('lunch', 'Lunch together', monday + 4 * DAY + 12 * HOUR, 60, 'TRANSP:TRANSPARENT'),
    'BEGIN:VEVENT',
    'UID:conference@sample.calmirror',
    'SUMMARY:Conference in Lyon',
    `DTSTART;VALUE=DATE:${date(monday + 8 * DAY)}`,
    `DTEND;VALUE=DATE:${date(monday + 10 * DAY)}`,
    'END:VEVENT',
  ];
}

/** Another hour of tomorrow with each minute. */
function moving(minute: number, tomorrow: number): string[] {
  const start = tomorrow + (10 + (minute % 7)) * HOUR;
  return event('wanderer', 'This one moves each minute', start, 30, `SEQUENCE:${minute}`);
}

function visit(number: number, day: number): string[] {
  return event(`visit-${number}`, `Visitor ${number % 1_000}`, day + (8 + (number % 9)) * HOUR, 45);
}

function event(name: string, summary: string, start: number, minutes: number, ...more: string[]): string[] {
  const end = start + minutes * MINUTE;
  return [
    'BEGIN:VEVENT',
    `UID:${name}@sample.calmirror`,
    `SUMMARY:${summary}`,
    `DTSTART:${instant(start)}`,
    `DTEND:${instant(end)}`,
    ...more,
    'END:VEVENT',
  ];
}

const instant = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
const date = (time: number): string => instant(time).slice(0, 8);
