import type { Event, ItemBody, Location } from '@microsoft/microsoft-graph-types';
import { checkShape } from './body-shapes.js';
import { EVENT } from './event-shapes.js';
import { badRequest, isObject } from './graph-request.js';
import type { EventSpan, EventValues, ExtendedValues } from './held-event.js';
import { storedBody } from './item-body.js';
import { instantOf, placedTime } from './placed-time.js';

/** Members of an event's body that are kept as they are said. */
const PLAIN = [
  ...(['subject', 'isAllDay', 'showAs', 'sensitivity', 'importance', 'categories', 'isReminderOn'] as const),
  ...(['reminderMinutesBeforeStart', 'responseRequested', 'allowNewTimeProposals', 'hideAttendees'] as const),
];

const EXTENDED_ID =
  /^(String|Integer|Boolean|Double|SystemTime|CLSID|Binary|Long|Short)(Array)? (\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\} (Name .+|Id 0x[0-9a-f]+)|0x[0-9a-f]+)$/i;

/** What a request says of an event; members that are absent say nothing. */
export interface SaidEvent {
  readonly values: EventValues;
  readonly start: EventSpan['start'] | null;
  readonly end: EventSpan['end'] | null;
  readonly recurrence: Event['recurrence'];
  readonly transactionId: string | null;
  readonly extended: ExtendedValues;
}

/** @throws GraphError where Graph would not take it */
export function readEvent(body: unknown): SaidEvent {
  if (!isObject(body)) throw badRequest('The request has no body.', 'RequestBodyRead');
  checkShape(body, EVENT, 'event');
  const said = body as Event;
  return {
    values: { ...plainValues(said), ...composedValues(said) },
    start: said.start ? placedTime(said.start, 'Start') : null,
    end: said.end ? placedTime(said.end, 'End') : null,
    recurrence: said.recurrence,
    transactionId: said.transactionId ?? null,
    extended: extendedValues(said),
  };
}

/** Refuses times that no event may have. */
export function checkSpan({ start, end }: EventSpan, isAllDay: boolean): void {
  if (instantOf(end) < instantOf(start))
    throw badRequest('At least one property failed validation: End is before Start.', 'ErrorPropertyValidationFailure');
  if (!isAllDay) return;
  const midnight = (wall: string): boolean => wall.endsWith('T00:00:00');
  const said = (name: string): Error =>
    badRequest(`The Event.${name} property for an all-day event needs to be set to midnight.`, 'ErrorInvalidRequest');
  if (!midnight(start.wall)) throw said('Start');
  if (!midnight(end.wall)) throw said('End');
  if (start.zone !== end.zone)
    throw badRequest('Start and End of an all-day event have the same time zone.', 'ErrorInvalidRequest');
  if (start.wall === end.wall)
    throw badRequest('The duration of an all-day event is at least 24 hours.', 'ErrorInvalidRequest');
}

/** A place with all that Graph says of every place. */
export function wholeLocation(location: Location | null | undefined): Location {
  return {
    displayName: '',
    locationType: 'default',
    uniqueIdType: 'unknown',
    address: {},
    coordinates: {},
    ...location,
  };
}

function plainValues(said: Event): EventValues {
  return Object.fromEntries(PLAIN.filter((name) => name in said).map((name) => [name, said[name]]));
}

function composedValues(said: Event): EventValues {
  const locations = said.location ? [said.location] : said.locations;
  return {
    ...(said.body === undefined ? {} : { body: storedBody(lowerCased(said.body)) }),
    ...(locations
      ? {
          location: wholeLocation(locations[0]),
          locations: locations.filter((location) => location.displayName).map((place) => wholeLocation(place)),
        }
      : {}),
    ...(said.attendees ? { attendees: said.attendees.map((attendee) => ({ ...invited, ...attendee })) } : {}),
    ...(said.isOnlineMeeting ? onlineMeeting(said) : {}),
  };
}

const invited = { type: 'required', status: { response: 'none', time: '0001-01-01T00:00:00Z' } } as const;

function onlineMeeting({ onlineMeetingProvider }: Event): EventValues {
  const joinUrl = `https://teams.microsoft.test/l/meetup-join/${crypto.randomUUID()}`;
  return {
    isOnlineMeeting: true,
    onlineMeetingProvider: onlineMeetingProvider ?? 'teamsForBusiness',
    onlineMeeting: { joinUrl },
  };
}

function lowerCased(body: ItemBody | null): ItemBody {
  return { content: body?.content ?? '', contentType: body?.contentType?.toLowerCase() === 'text' ? 'text' : 'html' };
}

function extendedValues({ singleValueExtendedProperties }: Event): ExtendedValues {
  const properties = singleValueExtendedProperties ?? [];
  return new Map(
    properties.map(({ id = '', value }) => {
      if (!EXTENDED_ID.test(id)) throw badRequest(`PropertyId '${id}' is not valid.`, 'ErrorInvalidProperty');
      return [id, value ?? ''];
    }),
  );
}
