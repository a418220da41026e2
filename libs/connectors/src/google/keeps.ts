import { type CalendarEvent, ProviderError } from '@calmirror/core';
import { EventFault } from '../icalendar/event-fault.js';
import { mirrorParts } from './mirror-parts.js';
import { writtenEvent } from './standing-event.js';

/**
 * A mirror's event as it reads back from Google: the very way of the mappers, there and back, so that neither can change
 * without the other. What cannot be written at all comes back as it is.
 */
export function keptByGoogle(event: CalendarEvent): CalendarEvent {
  try {
    const marker = event.marker ?? '';
    return { ...writtenEvent(mirrorParts({ event, marker }), event.id), uid: event.uid };
  } catch (error) {
    if (error instanceof ProviderError || error instanceof EventFault) return event;
    throw error;
  }
}
