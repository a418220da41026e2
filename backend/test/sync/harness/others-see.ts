import ICAL from 'ical.js';

/** One occurrence as ical.js, a reader that is not ours, sees it: wall-clock times as ical.js writes them, and the zone's name. */
export interface Seen {
  readonly summary: string;
  readonly start: string;
  readonly end: string;
  /** Null for dates, floating times and UTC. */
  readonly zone: string | null;
}

/** One occurrence in the words of ical.js. */
export interface Occurrence {
  /** The event, or the override that stands in its place. */
  readonly item: ICAL.Event;
  readonly startDate: ICAL.Time;
  readonly endDate: ICAL.Time;
}

/**
 * All occurrences of a calendar that start before `to`, a date `YYYY-MM-DD`.
 * @throws what ical.js throws on a text that it does not take
 */
export function occurrencesIn(text: string, to: string): Occurrence[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const components = calendar.getAllSubcomponents('vevent');
  const uidOf = (component: ICAL.Component): string => String(component.getFirstPropertyValue('uid'));
  const overrides = components.filter(isOverride);
  const overridesOf = (uid: string): ICAL.Component[] => overrides.filter((override) => uidOf(override) === uid);
  return (
    components
      .filter((component) => !isOverride(component))
      // Left to itself it takes the overrides of all events for its own.
      .map((component) => new ICAL.Event(component, { exceptions: overridesOf(uidOf(component)) }))
      .flatMap((event) => occurrences(event, to))
      .filter(({ startDate }) => startDate.toString() < to)
  );
}

/**
 * All occurrences of a calendar that start in [from, to), dates `YYYY-MM-DD`, ordered by start.
 * @throws what ical.js throws on a text that it does not take
 */
export function othersSee(text: string, from: string, to: string): Seen[] {
  return occurrencesIn(text, to)
    .map(({ item, startDate, endDate }) => seen(item.summary, startDate, endDate))
    .filter(({ start }) => start >= from)
    .sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

function occurrences(event: ICAL.Event, to: string): Occurrence[] {
  if (!event.isRecurring()) return [{ item: event, startDate: event.startDate, endDate: event.endDate }];
  const found: Occurrence[] = [];
  const iterator = event.iterator();
  for (let next = nextOf(iterator); next && next.toString() < to; next = nextOf(iterator))
    found.push(event.getOccurrenceDetails(next));
  return found;
}

const isOverride = (component: ICAL.Component): boolean => component.hasProperty('recurrence-id');

const nextOf = (iterator: ICAL.RecurExpansion): ICAL.Time | null => iterator.next();

const key = ({ start, end, summary }: Seen): string => `${start} ${end} ${summary}`;

function seen(summary: string, start: ICAL.Time, end: ICAL.Time): Seen {
  const zone = start.zone.tzid;
  const named = !start.isDate && zone !== 'floating' && zone !== 'UTC';
  return { summary, start: start.toString(), end: end.toString(), zone: named ? zone : null };
}
