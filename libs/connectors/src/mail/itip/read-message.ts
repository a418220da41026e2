import type { CalendarEvent, EventStatus, SchedulingMessage, SchedulingMethod } from '@calmirror/core';
import { readComponents } from '../../icalendar/component-lexer.js';
import type { Component } from '../../icalendar/component.js';
import { momentOf } from '../../icalendar/event-details.js';
import { EventFault } from '../../icalendar/event-fault.js';
import { readersOf } from '../../icalendar/event-from-group.js';
import { type EventBlock, groupEvents } from '../../icalendar/event-group.js';
import { personOf } from '../../icalendar/person-value.js';
import type { ZoneResolver } from '../../icalendar/zone-resolver.js';

/** What one VEVENT of a message says. */
export type MessageContent = Pick<
  SchedulingMessage,
  'uid' | 'recurrenceId' | 'thisAndFuture' | 'sequence' | 'stamp' | 'event' | 'sentBy'
>;

/** Messages that name an event need not say when it is (RFC 5546 §3.2.3, §3.2.5, §3.2.6, §3.2.8). */
const NEEDS_NO_START: readonly SchedulingMethod[] = ['cancel', 'reply', 'refresh', 'declinecounter'];

/** Messages that an attendee sends (RFC 5546 §1.4). */
const OF_ATTENDEES: readonly SchedulingMethod[] = ['reply', 'counter', 'refresh'];

/** What a VEVENT says of when it is, but for its name. */
const TIMES = /^(?:DTSTART|DTEND|DURATION|RRULE|EXRULE|RDATE|EXDATE)[;:].*$/gimu;
const NO_TIME = '19700101T000000Z';

/**
 * Reads one VEVENT by itself. Where its method lets it be silent about its start, that of its RECURRENCE-ID stands for it, else
 * its DTSTAMP, else the beginning of 1970: nobody may take these for the event's time.
 *
 * @throws EventFault where it cannot be read
 */
export function readMessage(block: EventBlock, method: SchedulingMethod, zones: ZoneResolver): MessageContent {
  const component = readComponents(block.text).find(({ name }) => name === 'VEVENT');
  if (!component) throw new EventFault('no-start', 'The event is empty.');
  const read = NEEDS_NO_START.includes(method) ? namedEvent(block, component, zones) : eventOf(block, zones);
  const event = method === 'request' ? { ...read, status: statusAsked(read.status, component) } : read;
  const range = component.first('RECURRENCE-ID')?.parameters.get('RANGE');
  return {
    uid: event.uid,
    recurrenceId: event.recurrenceId,
    thisAndFuture: event.recurrenceId !== null && range?.toUpperCase() === 'THISANDFUTURE',
    sequence: event.sequence,
    stamp: momentOf(component, 'DTSTAMP', zones),
    event,
    sentBy: sentByOf(component, method),
  };
}

/**
 * The busy status of a request is what Outlook marks the guest's time with until they answer; how the meeting itself stands is said
 * by STATUS, or else by the status that the organizer intends.
 */
function statusAsked(status: EventStatus, component: Component): EventStatus {
  if (status !== 'tentative' || component.value('STATUS') !== null) return status;
  return component.value('X-MICROSOFT-CDO-INTENDEDSTATUS')?.toUpperCase() === 'TENTATIVE' ? 'tentative' : 'confirmed';
}

/** SENT-BY (RFC 5545 §3.2.18) of whom the message speaks for: a mail address in lower case, or null. */
function sentByOf(component: Component, method: SchedulingMethod): string | null {
  const speaker = component.first(OF_ATTENDEES.includes(method) ? 'ATTENDEE' : 'ORGANIZER');
  const value = speaker?.parameters.get('SENT-BY');
  return value === undefined ? null : personOf({ name: 'SENT-BY', parameters: new Map(), value }).email;
}

function eventOf(block: EventBlock, zones: ZoneResolver): CalendarEvent {
  const [group] = groupEvents([block], []);
  const [reader] = group ? readersOf(group, { zones, address: null }).values() : [];
  if (!reader) throw new EventFault('no-start', 'The event is empty.');
  return reader();
}

/** An event that is only named: what it says of its times is read if it can be, and does not matter if it cannot. */
function namedEvent(block: EventBlock, component: Component, zones: ZoneResolver): CalendarEvent {
  if (component.value('DTSTART') !== null) {
    try {
      return eventOf(block, zones);
    } catch (error) {
      if (!(error instanceof EventFault)) throw error;
    }
  }
  const start = startLine(component, zones);
  const text = block.text.replace(TIMES, '').replace(/^BEGIN:VEVENT.*$/imu, (line) => `${line}\n${start}`);
  return eventOf({ ...block, text }, zones);
}

function startLine(component: Component, zones: ZoneResolver): string {
  const instance = component.first('RECURRENCE-ID');
  if (!instance) return `DTSTART:${momentOf(component, 'DTSTAMP', zones) ?? NO_TIME}`;
  const parameters = ['VALUE', 'TZID'].flatMap((name) => {
    const value = instance.parameters.get(name);
    return value === undefined ? [] : [`;${name}="${value}"`];
  });
  return `DTSTART${parameters.join('')}:${instance.value}`;
}
