import {
  type EventClass,
  type EventDetails,
  type EventSpan,
  type EventStatus,
  type EventType,
  type Geo,
  instantOf,
  parseDuration,
  type Reminder,
  type Transparency,
} from '@calmirror/core';
import type { Component } from './component.js';
import { timeOfValue } from './date-value.js';
import { textOfHtml } from './html-text.js';
import { attendeeOf, personOf } from './person-value.js';
import { textList, textOrNull } from './text-value.js';
import type { ZoneResolver } from './zone-resolver.js';

/**
 * What a VEVENT says beside its times. A value that cannot be read is left out, and never costs the event.
 *
 * @param address the calendar owner's mail address, if known: tells which attendee's answer is "mine"
 */
export function detailsOf(
  event: Component,
  span: EventSpan,
  zones: ZoneResolver,
  address: string | null,
): EventDetails {
  const organizer = event.first('ORGANIZER');
  const attendees = event.all('ATTENDEE').map(attendeeOf);
  const me = address?.toLowerCase() ?? null;
  return {
    summary: textOrNull(event.text('SUMMARY')),
    description: descriptionOf(event),
    location: textOrNull(event.text('LOCATION')),
    geo: geoOf(event.value('GEO')),
    url: event.value('URL'),
    conference: conferenceOf(event),
    categories: [...new Set(event.all('CATEGORIES').flatMap(({ value }) => textList(value)))],
    color: textOrNull(event.value('COLOR')),
    status: statusOf(event),
    transparency: transparencyOf(event),
    class: classOf(event.value('CLASS')),
    type: typeOf(event),
    organizer: organizer && personOf(organizer),
    attendees,
    myAnswer: (me !== null && attendees.find(({ email }) => email === me)?.answer) || null,
    reminders: remindersOf(event, span),
    sequence: sequenceOf(event),
    created: momentOf(event, 'CREATED', zones),
    lastModified: momentOf(event, 'LAST-MODIFIED', zones),
  };
}

/** SEQUENCE (RFC 5545 §3.8.7.4). Some programs count by the clock, in seconds or milliseconds; more digits are no number of any. */
export function sequenceOf(event: Component): number {
  const text = event.value('SEQUENCE') ?? '';
  return /^\d{1,15}$/u.test(text) ? Number(text) : 0;
}

/** A property that holds one moment, as an instant `…Z`; a time without zone is taken for UTC. */
export function momentOf(event: Component, name: string, zones: ZoneResolver): string | null {
  const property = event.first(name);
  if (!property) return null;
  try {
    const time = timeOfValue(property.value, property, zones);
    return time && instantOf(time);
  } catch {
    return null;
  }
}

function descriptionOf(event: Component): string | null {
  const text = textOrNull(event.text('DESCRIPTION')) ?? textOrNull(event.text('X-ALT-DESC'));
  const plain = textOfHtml(text ?? '');
  return plain.trim() === '' ? null : plain;
}

function geoOf(value: string | null): Geo | null {
  const match = /^(-?\d{1,3}(?:\.\d+)?)\s*\\?[;,]\s*(-?\d{1,3}(?:\.\d+)?)$/u.exec(value ?? '');
  if (!match) return null;
  const geo = { latitude: Number(match[1]), longitude: Number(match[2]) };
  return Math.abs(geo.latitude) <= 90 && Math.abs(geo.longitude) <= 180 ? geo : null;
}

function conferenceOf(event: Component): string | null {
  const providers = event.value('X-GOOGLE-CONFERENCE') ?? event.value('X-MICROSOFT-SKYPETEAMSMEETINGURL');
  return event.value('CONFERENCE') ?? providers;
}

function statusOf(event: Component): EventStatus {
  const status = event.value('STATUS')?.toUpperCase();
  if (status === 'CANCELLED' || status === 'CANCELED') return 'cancelled';
  const tentative = status === 'TENTATIVE' || (status === undefined && busyStatusOf(event) === 'TENTATIVE');
  return tentative ? 'tentative' : 'confirmed';
}

function transparencyOf(event: Component): Transparency {
  const stated = event.value('TRANSP')?.toUpperCase();
  if (stated !== undefined) return stated === 'TRANSPARENT' ? 'transparent' : 'opaque';
  return busyStatusOf(event) === 'FREE' ? 'transparent' : 'opaque';
}

function typeOf(event: Component): EventType {
  const status = busyStatusOf(event);
  if (status === 'OOF') return 'out-of-office';
  return status === 'WORKINGELSEWHERE' ? 'working-location' : 'default';
}

function busyStatusOf(event: Component): string | undefined {
  return event.value('X-MICROSOFT-CDO-BUSYSTATUS')?.toUpperCase();
}

function classOf(value: string | null): EventClass {
  const stated = value?.toUpperCase() ?? 'PUBLIC';
  if (stated === 'PUBLIC') return 'public';
  return stated === 'CONFIDENTIAL' ? 'confidential' : 'private';
}

function remindersOf(event: Component, span: EventSpan): readonly Reminder[] {
  const minutes = event.components
    .filter((part) => part.name === 'VALARM')
    .map((alarm) => minutesBefore(alarm, span))
    .filter((value) => value !== null);
  return [...new Set(minutes)].map((value) => ({ minutesBefore: value }));
}

function minutesBefore(alarm: Component, span: EventSpan): number | null {
  const trigger = alarm.first('TRIGGER');
  const duration = parseDuration(trigger?.value ?? '');
  if (!trigger || duration === null) return null;
  const fromEnd = trigger.parameters.get('RELATED')?.toUpperCase() === 'END';
  const length = fromEnd ? Date.parse(instantOf(span.end) ?? '') - Date.parse(instantOf(span.start) ?? '') : 0;
  const minutes = Math.round(-(duration + length) / 60_000);
  return Number.isFinite(minutes) ? minutes || 0 : null;
}
