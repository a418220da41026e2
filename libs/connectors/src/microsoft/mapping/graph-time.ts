import { type CustomZone, type EventTime, instantOf, ProviderError } from '@calmirror/core';
import type { DateTimeTimeZone } from '@microsoft/microsoft-graph-types';
import { EventFault } from '../../icalendar/event-fault.js';
import { graphZoneOf, wallAt, zoneOfGraph } from './graph-zone.js';

const DAY = 86_400_000;
const DATE_TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(Z)?$/;

type Stated = DateTimeTimeZone | null | undefined;
type EndName = 'start' | 'end';

/**
 * The instant `…Z` of a time of Graph's: seven decimals, no `Z`, its zone beside it.
 *
 * @throws EventFault
 */
export function readInstant(time: Stated, name: EndName): string {
  const { wall, zone } = placed(time, name);
  if (zone === 'UTC') return `${wall}Z`;
  const instant = instantOf({ kind: 'zoned', wall, zone });
  if (instant === null) throw badTime(name);
  return instant;
}

/**
 * A time of Graph's on the clock on which it was meant. Graph answers in UTC unless it is asked for a zone; what the
 * author chose stands in `originalStartTimeZone`.
 *
 * @param clock IANA name, or null where it is not known: then the zone of the answer holds
 * @throws EventFault
 */
export function readTime(time: Stated, clock: string | null, name: EndName): EventTime {
  const { zone } = placed(time, name);
  return timeOnClock(readInstant(time, name), clock ?? zone);
}

/** An instant as a wall-clock time of a zone; as itself in UTC, and where the clock shows that time twice. */
export function timeOnClock(instant: string, zone: string): EventTime {
  if (zone === 'UTC') return { kind: 'instant', instant };
  const time: EventTime = { kind: 'zoned', wall: wallAt(instant, zone), zone };
  return instantOf(time) === instant ? time : { kind: 'instant', instant };
}

/**
 * The date that one end of an all-day event names. Its time is midnight in whatever zone; one that was carried to
 * another zone on its way is nearest to the midnight that was meant.
 *
 * @throws EventFault
 */
export function readDate(time: Stated, name: EndName): Extract<EventTime, { kind: 'date' }> {
  return { kind: 'date', date: nearestDay(placed(time, name).wall) };
}

/** The date whose midnight is nearest. */
export function nearestDay(wall: string): string {
  return new Date(Math.round(Date.parse(`${wall.slice(0, 19)}Z`) / DAY) * DAY).toISOString().slice(0, 10);
}

/**
 * A time as Graph takes it. Dates are midnights in UTC, as both ends of an all-day event have to be in one zone. A time
 * on a clock that Graph does not have, or that this clock shows twice or never, is written in UTC: then it is at least
 * at its moment.
 *
 * @throws ProviderError `rejected`
 */
export function writeTime(time: EventTime, zones: readonly CustomZone[]): DateTimeTimeZone {
  if (time.kind === 'date') return { dateTime: `${time.date}T00:00:00`, timeZone: 'UTC' };
  if (time.kind === 'floating') throw unwritable('a time in no zone');
  const instant = instantOf(time, zones);
  if (instant === null) throw unwritable('a time that cannot be read');
  const name = time.kind === 'zoned' ? clockOf(time, zones, instant) : null;
  return time.kind === 'zoned' && name !== null
    ? { dateTime: time.wall, timeZone: name }
    : { dateTime: instant.slice(0, 19), timeZone: 'UTC' };
}

/** Graph's name for the clock of a time; null where it has none, or where the time is not shown exactly once by it. */
export function clockOf(
  { wall, zone }: Extract<EventTime, { kind: 'zoned' }>,
  zones: readonly CustomZone[],
  instant: string,
): string | null {
  if (zones.some(({ id }) => id === zone) || !isShownOnce(wall, zone, instant)) return null;
  return graphZoneOf(zone, instant);
}

function isShownOnce(wall: string, zone: string, instant: string): boolean {
  const around = [-1, -0.5, 0, 0.5, 1].map((hours) => moved(instant, hours));
  return wallAt(instant, zone) === wall && around.filter((other) => wallAt(other, zone) === wall).length === 1;
}

function moved(instant: string, hours: number): string {
  return `${new Date(Date.parse(instant) + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
}

function placed(time: Stated, name: EndName): { readonly wall: string; readonly zone: string } {
  if (!time?.dateTime) throw new EventFault(name === 'start' ? 'no-start' : 'bad-end', `The event has no ${name}.`);
  const [, date, clock, utc] = DATE_TIME.exec(time.dateTime) ?? [];
  if (date === undefined || Number.isNaN(Date.parse(`${date}T${clock}Z`))) throw badTime(name);
  const zone = utc ? 'UTC' : zoneOfGraph(time.timeZone || 'UTC');
  if (zone === null) throw new EventFault('unknown-zone', `There is no time zone "${time.timeZone?.slice(0, 80)}".`);
  return { wall: `${date}T${clock}`, zone };
}

function badTime(name: EndName): EventFault {
  return new EventFault(name === 'start' ? 'bad-start' : 'bad-end', `The ${name} of the event is no time.`);
}

function unwritable(what: string): ProviderError {
  return new ProviderError('rejected', 'refused', `The event holds ${what}, which Microsoft 365 does not take.`);
}
