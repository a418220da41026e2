import { startsOf, type Stretch } from './event-instances.js';
import { isZone, momentOfTime } from './event-times.js';
import { countOf, flagOf, momentOf } from './google-call.js';
import type { GoogleCalendar } from './google-calendar.js';
import type { StoredEvent } from './google-event.js';
import { refuse } from './google-refusal.js';

/** Deletions are remembered, but changes of longer ago are not told any more. */
const LONGEST_AGO = 28 * 86_400_000;

/** What a listing asks for. */
export interface EventQuery {
  readonly maxResults: number;
  readonly showDeleted: boolean | null;
  readonly singleEvents: boolean;
  readonly orderBy: 'startTime' | 'updated' | null;
  readonly span: Stretch;
  readonly updatedMin: number | null;
  readonly iCalUID: string | null;
  readonly text: string | null;
  readonly properties: readonly {
    readonly group: 'private' | 'shared';
    readonly key: string;
    readonly value: string;
  }[];
  readonly eventTypes: readonly string[];
  readonly timeZone: string | null;
  readonly maxAttendees: number | null;
}

/** What cannot be asked for together with a sync token. */
const NOT_BESIDE_TOKENS = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'timeMin',
  'timeMax',
  'updatedMin',
];

export function readQuery(query: URLSearchParams, now: number): EventQuery {
  const singleEvents = flagOf(query, 'singleEvents') ?? false;
  const orderBy = query.get('orderBy');
  if (orderBy !== null && orderBy !== 'startTime' && orderBy !== 'updated')
    throw refuse.invalid('Invalid value for orderBy.', 'orderBy');
  if (orderBy === 'startTime' && !singleEvents)
    throw refuse.badRequest('The requested ordering is not available for the particular query.');
  const span = { from: momentOf(query, 'timeMin'), to: momentOf(query, 'timeMax') };
  if (span.from !== null && span.to !== null && span.from >= span.to) throw refuse.emptyRange();
  const updatedMin = momentOf(query, 'updatedMin');
  if (updatedMin !== null && updatedMin < now - LONGEST_AGO) throw refuse.updatedMinTooLongAgo();
  const timeZone = query.get('timeZone');
  if (timeZone !== null && !isZone(timeZone)) throw refuse.invalid('Invalid time zone.', 'timeZone');
  return {
    maxResults: countOf(query, 'maxResults', 250, 2500),
    showDeleted: flagOf(query, 'showDeleted'),
    singleEvents,
    orderBy,
    span,
    updatedMin,
    iCalUID: query.get('iCalUID'),
    text: query.get('q'),
    properties: [...propertiesOf(query, 'private'), ...propertiesOf(query, 'shared')],
    eventTypes: query.getAll('eventTypes'),
    timeZone,
    maxAttendees: query.has('maxAttendees') ? countOf(query, 'maxAttendees', 1, 1000) : null,
  };
}

/** Refuses what would make a delta another question than the one before. */
export function checkBesideToken(query: URLSearchParams): void {
  for (const name of NOT_BESIDE_TOKENS) if (query.has(name)) throw refuse.syncTokenBeside(name);
  if (query.get('showDeleted') === 'false') throw refuse.syncTokenBeside('showDeleted=false');
}

/** A full read whose answer a sync token can go on from. */
export function canGoOn({ orderBy, updatedMin, iCalUID, text, properties }: EventQuery): boolean {
  return orderBy === null && updatedMin === null && iCalUID === null && text === null && properties.length === 0;
}

/** Whether an event, a series as a whole or an instance is what a full read asks for; whether it is deleted is not asked. */
export function isWanted(event: StoredEvent, calendar: GoogleCalendar, query: EventQuery): boolean {
  const { fields, iCalUID } = event;
  if (query.iCalUID !== null && iCalUID !== query.iCalUID) return false;
  if (query.updatedMin !== null && event.updated < query.updatedMin) return false;
  if (!isOfType(event, query)) return false;
  if (query.text !== null && !textsOf(event).includes(query.text.toLowerCase())) return false;
  const has = ({ group, key, value }: EventQuery['properties'][number]): boolean =>
    fields.extendedProperties?.[group]?.[key] === value;
  return query.properties.every(has) && isWithin(event, calendar, query.span);
}

export const isOfType = ({ fields }: StoredEvent, { eventTypes }: EventQuery): boolean =>
  eventTypes.length === 0 || eventTypes.includes(fields.eventType ?? 'default');

function isWithin(event: StoredEvent, calendar: GoogleCalendar, span: Stretch): boolean {
  const { timeZone } = calendar.traits;
  if (span.from === null && span.to === null) return true;
  if (event.recurrence) return startsOf(event, timeZone, span).length > 0;
  const start = momentOfTime(event.start, timeZone);
  const end = momentOfTime(event.end, timeZone);
  return (span.from === null || end > span.from) && (span.to === null || start < span.to);
}

function textsOf({ fields }: StoredEvent): string {
  const { summary, description, location, attendees = [] } = fields;
  const people = attendees.flatMap(({ email, displayName }) => [email, displayName]);
  return [summary, description, location, ...people].join('\n').toLowerCase();
}

function propertiesOf(query: URLSearchParams, group: 'private' | 'shared'): EventQuery['properties'] {
  return query.getAll(`${group}ExtendedProperty`).map((constraint) => {
    const sign = constraint.indexOf('=');
    if (sign < 1) throw refuse.badRequest('Bad Request');
    return { group, key: constraint.slice(0, sign), value: constraint.slice(sign + 1) };
  });
}
