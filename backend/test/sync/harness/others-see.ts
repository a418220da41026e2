import ICAL from 'ical.js';

/** One occurrence as ical.js, a reader that is not ours, sees it. Times as ical.js writes them, with the zone's name. */
export interface Seen {
  readonly summary: string;
  readonly start: string;
  readonly end: string;
}

/** All occurrences of a calendar that start in [from, to), dates `YYYY-MM-DD`, ordered by start. */
export function othersSee(text: string, from: string, to: string): Seen[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  const masters = events.filter((event) => !event.isRecurrenceException());
  return masters
    .flatMap((master) => occurrences(master, to))
    .filter(({ start }) => start >= from && start < to)
    .sort((one, other) => (one.start + one.summary < other.start + other.summary ? -1 : 1));
}

function occurrences(event: ICAL.Event, to: string): Seen[] {
  if (!event.isRecurring()) return [seen(event.summary, event.startDate, event.endDate)];
  const found: Seen[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next() as ICAL.Time | null; next; next = iterator.next() as ICAL.Time | null) {
    if (next.toString() >= to) break;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    found.push(seen(item.summary, startDate, endDate));
  }
  return found;
}

function seen(summary: string, start: ICAL.Time, end: ICAL.Time): Seen {
  return { summary, start: written(start), end: written(end) };
}

const written = (time: ICAL.Time): string =>
  time.isDate || time.zone.tzid === 'floating' || time.zone.tzid === 'UTC'
    ? time.toString()
    : `${time.toString()} ${time.zone.tzid}`;
