import type { Json } from './graph-request.js';
import { changeKeyOf, etagOf, type EventValues, type ExtendedValues, type HeldEvent } from './held-event.js';
import type { Instance } from './instances.js';
import { previewOf, shownBody } from './item-body.js';
import { itemId } from './item-ids.js';
import { instantOf, type PlacedTime, shownTime, wallAt } from './placed-time.js';
import type { Preferences } from './preferences.js';
import { windowsZone } from './time-zones.js';

/** The event itself: a single one, or a series as its master. */
export function wholeOf(event: HeldEvent): Instance {
  return { event, original: null, exception: null, start: event.start, end: event.end };
}

export function valuesOf({ event, exception }: Instance): EventValues {
  return { ...event.values, ...exception?.changes };
}

/** An instance has none of its series', only those that were written to it. */
export function extendedOf({ event, original, exception }: Instance): ExtendedValues {
  return original === null ? event.extended : (exception?.extended ?? new Map<string, string>());
}

export function idOf({ event, original }: Instance, { immutableIds }: Preferences): string {
  return itemId({ key: event.key, original }, immutableIds);
}

/** Everything that Graph says of an event unless less, or more, is asked for. */
export function showEvent(instance: Instance, preferences: Preferences): Json {
  const { event, original } = instance;
  const { body, ...values } = valuesOf(instance);
  const id = idOf(instance, preferences);
  const isAllDay = values.isAllDay === true;
  return {
    '@odata.etag': etagOf(event),
    ...values,
    id,
    type: typeOf(instance),
    changeKey: changeKeyOf(event),
    createdDateTime: momentOf(event.created),
    lastModifiedDateTime: momentOf(event.modified),
    iCalUId: uidOf(instance),
    ...(event.transactionId === null || original !== null ? {} : { transactionId: event.transactionId }),
    seriesMasterId: original === null ? null : itemId({ key: event.key, original: null }, preferences.immutableIds),
    ...(original === null ? {} : { originalStart: originalStart(event, original) }),
    originalStartTimeZone: windowsZone(instance.start.zone),
    originalEndTimeZone: windowsZone(instance.end.zone),
    start: shown(instance.start, isAllDay, preferences.zone),
    end: shown(instance.end, isAllDay, preferences.zone),
    recurrence: original === null ? shownRecurrence(event) : null,
    body: shownBody(body ?? {}, preferences.body),
    bodyPreview: previewOf(body ?? {}),
    webLink: `https://outlook.office365.test/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
  };
}

/** All that delta says of an instance that is as its series says. */
export function showStub(instance: Instance, preferences: Preferences): Json {
  const { '@odata.etag': etag, id, type, seriesMasterId, start, end } = showEvent(instance, preferences);
  return { '@odata.type': '#microsoft.graph.event', '@odata.etag': etag, seriesMasterId, type, start, end, id };
}

export function typeOf({ event, original, exception }: Instance): string {
  if (original !== null) return exception === null ? 'occurrence' : 'exception';
  return event.recurrence === null ? 'singleInstance' : 'seriesMaster';
}

export function momentOf(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, -1)}0000Z`;
}

/** Days of an all-day event are the same days in every zone. */
function shown(time: PlacedTime, isAllDay: boolean, zone: string): ReturnType<typeof shownTime> {
  return shownTime(isAllDay || time.zone === zone ? time.wall : wallAt(instantOf(time), zone), zone);
}

function originalStart(event: HeldEvent, original: string): string {
  const zone = event.recurrence?.range?.recurrenceTimeZone ?? event.start.zone;
  return `${new Date(instantOf({ wall: original, zone })).toISOString().slice(0, 19)}Z`;
}

function shownRecurrence({ recurrence }: HeldEvent): Json | null {
  if (recurrence === null) return null;
  const zone = windowsZone(recurrence.range?.recurrenceTimeZone ?? 'UTC');
  return { ...recurrence, range: { ...recurrence.range, recurrenceTimeZone: zone } };
}

/** An instance's differs from its series' by the day in it, as in every UID that Outlook makes. */
function uidOf({ event, original }: Instance): string {
  if (original === null) return event.iCalUId;
  const [year = 0, month = 0, day = 0] = original.slice(0, 10).split('-').map(Number);
  const hex = (number: number, length: number): string => number.toString(16).toUpperCase().padStart(length, '0');
  return `${event.iCalUId.slice(0, 32)}${hex(year, 4)}${hex(month, 2)}${hex(day, 2)}${event.iCalUId.slice(40)}`;
}
