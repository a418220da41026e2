import type { CalendarEvent, EventProblem } from '@calmirror/core';
import type { SourceEvent, WithheldEvent } from '../adapter.js';
import { type CalendarHeader, readHeader } from './calendar-header.js';
import { EventFault } from './event-fault.js';
import { readersOf, type ReadingContext } from './event-from-group.js';
import type { EventGroup } from './event-group.js';
import { type CalendarParts, splitCalendar } from './split-calendar.js';
import { ZoneResolver } from './zone-resolver.js';

export interface ReadingOptions {
  /** The calendar owner's mail address: the attendee of this address gives `myAnswer`. */
  readonly address?: string;
  /** Ids of the events to read (see `EventGroup.ids`); all by default. */
  readonly only?: ReadonlySet<string>;
}

/** A calendar as read. `events` and `withheld` together are all events that were asked for. */
export interface CalendarReading extends CalendarHeader {
  readonly events: readonly SourceEvent[];
  readonly withheld: readonly WithheldEvent[];
}

/**
 * Reads an iCalendar stream (RFC 5545) as tolerantly as its meaning allows. An event that cannot be read is withheld
 * with its reason and stops no other one; to-dos, journals and free-busy times are passed over.
 *
 * @throws CalendarFault where the stream as a whole is not to be trusted
 */
export function readCalendar(text: string, options: ReadingOptions = {}): CalendarReading {
  return readParts(splitCalendar(text), options);
}

/** The same for a stream that was cut before, to read only what changed. */
export function readParts(parts: CalendarParts, options: ReadingOptions = {}): CalendarReading {
  const context = { zones: new ZoneResolver(parts.zones), address: options.address ?? null };
  const events: SourceEvent[] = [];
  const withheld: WithheldEvent[] = [];
  for (const group of parts.groups) {
    if (options.only && !group.ids.some((id) => options.only?.has(id))) continue;
    readGroup(group, context, options.only ?? null, events, withheld);
  }
  return { ...readHeader(parts.header), events, withheld };
}

function readGroup(
  group: EventGroup,
  context: ReadingContext,
  only: ReadonlySet<string> | null,
  events: SourceEvent[],
  withheld: WithheldEvent[],
): void {
  const { revision } = group;
  for (const [id, read] of readersOf(group, context)) {
    if (only && !only.has(id)) continue;
    const event = attempt(read);
    if ('code' in event) withheld.push({ id, revision, problem: event });
    else events.push({ event, revision });
  }
}

function attempt(read: () => CalendarEvent): CalendarEvent | EventProblem {
  try {
    return read();
  } catch (error) {
    if (error instanceof EventFault) return error.problem;
    throw error;
  }
}
