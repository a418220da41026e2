import ICAL from 'ical.js';

/** One occurrence as ical.js, a reader that is not ours, sees it: wall-clock times as ical.js writes them, and the zone's name. */
export interface Seen {
  readonly summary: string;
  readonly start: string;
  readonly end: string;
  /** Null for dates, floating times and UTC. */
  readonly zone: string | null;
}

/**
 * All occurrences of a calendar that start in [from, to), dates `YYYY-MM-DD`, ordered by start.
 * @throws what ical.js throws on a text that it does not take
 */
export function othersSee(text: string, from: string, to: string): Seen[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  return events
    .filter((event) => !event.isRecurrenceException())
    .flatMap((event) => occurrences(event, to))
    .filter(({ start }) => start >= from && start < to)
    .sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** The package's own types name this one and do not define it. */
interface OccurrenceDetails {
  readonly item: ICAL.Event;
  readonly startDate: ICAL.Time;
  readonly endDate: ICAL.Time;
}

function occurrences(event: ICAL.Event, to: string): Seen[] {
  if (!event.isRecurring()) return [seen(event.summary, event.startDate, event.endDate)];
  const found: Seen[] = [];
  const iterator = event.iterator();
  for (let next = nextOf(iterator); next && next.toString() < to; next = nextOf(iterator)) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next) as unknown as OccurrenceDetails;
    found.push(seen(item.summary, startDate, endDate));
  }
  return found;
}

const nextOf = (iterator: ICAL.RecurExpansion): ICAL.Time | null => iterator.next();

const key = ({ start, end, summary }: Seen): string => `${start} ${end} ${summary}`;

function seen(summary: string, start: ICAL.Time, end: ICAL.Time): Seen {
  const zone = start.zone.tzid;
  const named = !start.isDate && zone !== 'floating' && zone !== 'UTC';
  return { summary, start: start.toString(), end: end.toString(), zone: named ? zone : null };
}
