import type { CalendarEvent, EventOverride, EventTime } from '@calmirror/core';
import { readComponents } from './component-lexer.js';
import type { Component } from './component.js';
import { detailsOf, momentOf, sequenceOf } from './event-details.js';
import { EventFault } from './event-fault.js';
import { detachedId, type EventBlock, type EventGroup } from './event-group.js';
import { recurrenceOf } from './event-recurrence.js';
import { spanOf, timeOf } from './event-span.js';
import type { ZoneResolver } from './zone-resolver.js';

/** What the reading of an event depends on beside its own text. */
export interface ReadingContext {
  readonly zones: ZoneResolver;
  /** The calendar owner's mail address, or null. */
  readonly address: string | null;
}

/** One VEVENT of a group. `recurrenceId` is its text as written, null for the event or series itself. */
interface Member {
  readonly component: Component;
  readonly recurrenceId: string | null;
}

/** Readers of the events of a group by their ids, so that each can fail on its own. */
export function readersOf(group: EventGroup, context: ReadingContext): ReadonlyMap<string, () => CalendarEvent> {
  const members = latestOnly(group.blocks, context.zones);
  const master = members.find((member) => member.recurrenceId === null);
  const instances = members.filter((member) => member.recurrenceId !== null);
  if (master) return new Map([[group.uid, () => whole(group.uid, master, instances, context)]]);
  return new Map(
    instances.map((member) => {
      const id = detachedId(group.uid, member.recurrenceId ?? '');
      return [id, () => detached(id, group.uid, member, context)];
    }),
  );
}

/** Of those that speak of the same thing, the one with the highest SEQUENCE, then DTSTAMP, then the last (RFC 5546 §2.1.5). */
function latestOnly(blocks: readonly EventBlock[], zones: ZoneResolver): readonly Member[] {
  const latest = new Map<string, Member>();
  for (const { text, recurrenceId } of blocks) {
    const component = readComponents(text).find(({ name }) => name === 'VEVENT');
    if (!component) continue;
    const key = recurrenceId?.toUpperCase() ?? '';
    const known = latest.get(key);
    if (!known || !isNewer(known.component, component, zones)) latest.set(key, { component, recurrenceId });
  }
  return [...latest.values()];
}

function isNewer(a: Component, b: Component, zones: ZoneResolver): boolean {
  const difference = sequenceOf(a) - sequenceOf(b);
  if (difference !== 0) return difference > 0;
  return (momentOf(a, 'DTSTAMP', zones) ?? '') > (momentOf(b, 'DTSTAMP', zones) ?? '');
}

function whole(uid: string, master: Member, instances: readonly Member[], context: ReadingContext): CalendarEvent {
  const overrides = instances.map((member) => overrideOf(member, context));
  const recurrence = recurrenceOf(master.component, context.zones);
  return withZones({ ...eventOf(uid, uid, master, context), recurrence, overrides }, context.zones);
}

function detached(id: string, uid: string, member: Member, context: ReadingContext): CalendarEvent {
  const recurrenceId = recurrenceIdOf(member.component, context);
  return withZones({ ...eventOf(id, uid, member, context), recurrenceId }, context.zones);
}

function eventOf(id: string, uid: string, { component }: Member, { zones, address }: ReadingContext): CalendarEvent {
  const span = spanOf(component, zones);
  return {
    ...detailsOf(component, span, zones, address),
    ...span,
    id,
    uid,
    recurrenceId: null,
    recurrence: null,
    overrides: [],
    zones: [],
    marker: component.value('X-CALMIRROR-MARKER'),
  };
}

function overrideOf({ component }: Member, context: ReadingContext): EventOverride {
  const span = spanOf(component, context.zones);
  return {
    ...detailsOf(component, span, context.zones, context.address),
    ...span,
    recurrenceId: recurrenceIdOf(component, context),
    thisAndFuture: component.first('RECURRENCE-ID')?.parameters.get('RANGE')?.toUpperCase() === 'THISANDFUTURE',
  };
}

function recurrenceIdOf(component: Component, { zones }: ReadingContext): EventTime {
  const time = timeOf(component, 'RECURRENCE-ID', zones);
  if (!time) throw new EventFault('bad-start', 'RECURRENCE-ID is empty.');
  return time;
}

/** Gives the event the definitions of all zones that it names and that IANA does not know. */
function withZones(event: CalendarEvent, zones: ZoneResolver): CalendarEvent {
  const named = timesOf(event).flatMap((time) => (time.kind === 'zoned' ? [time.zone] : []));
  const custom = [...new Set(named)].map((name) => zones.customZone(name)).filter((zone) => zone !== null);
  return custom.length > 0 ? { ...event, zones: custom } : event;
}

function timesOf({ start, end, recurrenceId, recurrence, overrides }: CalendarEvent): readonly EventTime[] {
  const dates = recurrence?.dates.flatMap((date) => (date.end ? [date.start, date.end] : [date.start])) ?? [];
  const moved = overrides.flatMap((override) => [override.recurrenceId, override.start, override.end]);
  return [start, end, ...(recurrenceId ? [recurrenceId] : []), ...dates, ...(recurrence?.exclusions ?? []), ...moved];
}
