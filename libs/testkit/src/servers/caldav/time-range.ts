import { readCalendar } from '@calmirror/connectors';
import { instancesOf } from '@calmirror/core';
import type { CaldavQuirks } from './caldav-quirks.js';
import { elementsOf, type XmlElement } from './xml-reader.js';
import { CALDAV } from './xml-writer.js';

/** Whether an object is what a calendar-query asks for: by its component and one time range (RFC 4791 §9.7, §9.9). */
export function matchesFilter(query: XmlElement, text: string, { missesRecurring }: CaldavQuirks): boolean {
  const components = elementsOf(query, 'comp-filter', CALDAV).map(({ attributes }) => attributes['name'] ?? '');
  if (!components.every((name) => text.includes(`BEGIN:${name}`))) return false;
  const range = elementsOf(query, 'time-range', CALDAV)[0]?.attributes;
  if (range === undefined) return true;
  if (missesRecurring && /^RRULE/m.test(text)) return false;
  const window = {
    from: extended(range['start'] ?? '19000101T000000Z'),
    to: extended(range['end'] ?? '29991231T000000Z'),
  };
  return readCalendar(text).events.some(({ event }) => instancesOf(event, window).instances.length > 0);
}

/** `20260302T090000Z` as `2026-03-02T09:00:00Z`. */
function extended(basic: string): string {
  return basic.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
}
