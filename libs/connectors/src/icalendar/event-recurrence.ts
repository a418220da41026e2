import type { Recurrence, RecurrenceDate } from '@calmirror/core';
import { parseDuration } from '@calmirror/core';
import type { Component, Property } from './component.js';
import { timeOfValue } from './date-value.js';
import { EventFault } from './event-fault.js';
import type { ZoneResolver } from './zone-resolver.js';

/**
 * How a VEVENT repeats; null where it does not. Rules are kept as written: whether they can be expanded shows when
 * they are.
 *
 * @throws EventFault where a date of RDATE or EXDATE cannot be read: without it an instance too many would be shown
 */
export function recurrenceOf(event: Component, zones: ZoneResolver): Recurrence | null {
  const recurrence: Recurrence = {
    rules: rulesOf(event, 'RRULE'),
    exceptionRules: rulesOf(event, 'EXRULE'),
    dates: event.all('RDATE').flatMap((property) => entriesOf(property).map((entry) => dateOf(entry, property, zones))),
    exclusions: event
      .all('EXDATE')
      .flatMap((property) => entriesOf(property).map((entry) => dateOf(entry, property, zones).start)),
  };
  // Exclusions alone make no series, but can take away the event's only instance.
  const { rules, dates, exclusions } = recurrence;
  return rules.length + dates.length + exclusions.length > 0 ? recurrence : null;
}

function rulesOf(event: Component, name: 'RRULE' | 'EXRULE'): readonly string[] {
  const rules = event.all(name).map(({ value }) => value.trim());
  return [...new Set(rules.filter((rule) => rule !== ''))];
}

function entriesOf({ value }: Property): readonly string[] {
  return value.split(/[,;]/u).filter((entry) => entry.trim() !== '');
}

/** One entry, a PERIOD (RFC 5545 §3.3.9) included. */
function dateOf(entry: string, property: Property, zones: ZoneResolver): RecurrenceDate {
  const [first = '', second] = entry.split('/');
  const start = timeOfValue(first, property, zones);
  if (!start) throw bad(property, entry);
  if (second === undefined) return { start, end: null, duration: null };
  if (parseDuration(second) !== null) return { start, end: null, duration: second.trim().toUpperCase() };
  const end = timeOfValue(second, property, zones);
  if (!end) throw bad(property, entry);
  return { start, end, duration: null };
}

function bad(property: Property, entry: string): EventFault {
  return new EventFault('bad-recurrence-date', `${property.name} holds "${entry.slice(0, 80)}", no date.`);
}
