import type { DateTimeTimeZone } from '@microsoft/microsoft-graph-types';
import { Temporal } from 'temporal-polyfill';
import { badRequest, isObject } from './graph-request.js';
import { ianaZone } from './time-zones.js';

/** A wall-clock time in a zone, as somebody wrote it. */
export interface PlacedTime {
  /** `YYYY-MM-DDTHH:MM:SS` */
  readonly wall: string;
  /** Windows or IANA name. */
  readonly zone: string;
}

const DATE_TIME = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)?(Z|[+-]\d\d:\d\d)?$/;

/** Instants by zone and wall-clock time: the same ones are asked for again and again. */
const instants = new Map<string, number>();
const MOST_INSTANTS = 50_000;

/** Milliseconds since the epoch. A time that a clock skips is moved on, one that it shows twice is the first. */
export function instantOf({ wall, zone }: PlacedTime): number {
  const iana = ianaZone(zone) ?? 'UTC';
  if (iana === 'UTC') return Date.parse(`${wall}Z`);
  const name = `${iana} ${wall}`;
  const known = instants.get(name);
  if (known !== undefined) return known;
  if (instants.size >= MOST_INSTANTS) instants.clear();
  const instant = Temporal.PlainDateTime.from(wall).toZonedDateTime(iana).epochMilliseconds;
  instants.set(name, instant);
  return instant;
}

/** What the clocks of a zone show at an instant. */
export function wallAt(instant: number, zone: string): string {
  const iana = ianaZone(zone) ?? 'UTC';
  if (iana === 'UTC') return new Date(instant).toISOString().slice(0, 19);
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(iana).toPlainDateTime();
  return local.toString({ smallestUnit: 'second' });
}

/** As Graph writes a time: seven decimals, no offset. */
export function shownTime(wall: string, zone: string): DateTimeTimeZone {
  return { dateTime: `${wall}.0000000`, timeZone: zone };
}

/** Reads a `dateTimeTimeZone`, or refuses it as Graph does. */
export function placedTime(value: unknown, name: string): PlacedTime {
  if (!isObject(value) || typeof value['dateTime'] !== 'string')
    throw badRequest(`The property ${name} needs a dateTime.`, 'ErrorPropertyValidationFailure');
  const zone = value['timeZone'] ?? 'UTC';
  if (typeof zone !== 'string' || ianaZone(zone) === null) throw unknownZone(JSON.stringify(zone));
  const [, date, minutes = '00:00', seconds = '00', offset] = DATE_TIME.exec(value['dateTime']) ?? [];
  const wall = `${date}T${minutes}:${seconds}`;
  if (date === undefined || !isWall(wall))
    throw badRequest(`'${value['dateTime']}' is no time.`, 'ErrorPropertyValidationFailure');
  return offset === undefined ? { wall, zone } : { wall: wallAt(Date.parse(`${wall}${offset}`), zone), zone };
}

export function unknownZone(zone: string): Error {
  const message = `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${zone}'.`;
  return badRequest(message, 'TimeZoneNotSupportedException');
}

function isWall(wall: string): boolean {
  try {
    return Temporal.PlainDateTime.from(wall, { overflow: 'reject' }).toString({ smallestUnit: 'second' }) === wall;
  } catch {
    return false;
  }
}
