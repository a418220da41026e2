import { hash } from 'node:crypto';
import type { CalendarEvent, Mirror } from '@calmirror/core';
import { anEvent } from './an-event.js';

/** A mirror as a policy would make it: its id is a name of the test's choice in the alphabet of mirror ids. */
export function aMirror(id: string, differing: Partial<CalendarEvent> = {}): Mirror {
  const marker = `calmirror:v1:installation-1:pair-1:${id}`;
  const event = anEvent({ id, uid: id, marker, ...differing });
  return { id, marker, fingerprint: `1:${hash('sha256', JSON.stringify(event))}`, event };
}
