import type { CustomZone, Observance } from '@calmirror/core';
import type { Component, Property } from './component.js';

const LOCAL = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z?$/iu;

/** Reads a VTIMEZONE (RFC 5545 §3.6.5); null where it defines nothing that could be used. */
export function zoneDefinition(zone: Component, id: string): CustomZone | null {
  const observances = zone.components
    .filter((part) => part.name === 'STANDARD' || part.name === 'DAYLIGHT')
    .map(observanceOf)
    .filter((observance) => observance !== null);
  return observances.length > 0 ? { id, observances } : null;
}

/** A zone that is always as far from UTC. */
export function fixedZone(id: string, offset: number): CustomZone {
  const start = '1970-01-01T00:00:00';
  const always = { daylight: false, start, offsetFrom: offset, offsetTo: offset, rule: null, dates: [], name: null };
  return { id, observances: [always] };
}

function observanceOf(part: Component): Observance | null {
  const to = offsetOf(part.value('TZOFFSETTO'));
  const start = wallOf(part.value('DTSTART') ?? '19700101T000000');
  if (to === null || start === null) return null;
  return {
    daylight: part.name === 'DAYLIGHT',
    start,
    offsetFrom: offsetOf(part.value('TZOFFSETFROM')) ?? to,
    offsetTo: to,
    rule: part.value('RRULE'),
    dates: part.all('RDATE').flatMap(datesOf),
    name: part.value('TZNAME'),
  };
}

function datesOf(property: Property): readonly string[] {
  return property.value
    .split(',')
    .map((value) => wallOf(value.split('/')[0]?.trim() ?? ''))
    .filter((wall) => wall !== null);
}

function wallOf(value: string): string | null {
  const text = /^\d{8}$/u.test(value) ? `${value}T000000` : value;
  const match = LOCAL.exec(text);
  if (!match) return null;
  const wall = `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}`;
  return Number.isNaN(Date.parse(`${wall}Z`)) ? null : wall;
}

/** UTC-OFFSET (RFC 5545 §3.3.14) in seconds. */
function offsetOf(value: string | null): number | null {
  const match = /^([+-]?)(\d{2}):?(\d{2})(?::?(\d{2}))?$/u.exec(value ?? '');
  if (!match) return null;
  const seconds = Number(match[2]) * 3_600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds || 0 : seconds;
}
