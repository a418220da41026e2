import type { ConnectorAdapter } from '@calmirror/connectors';
import type { CalendarEvent } from '@calmirror/core';

/** A mirror's event as its target reads it back: what standing mirrors are compared with. */
export const keptBy = (target: ConnectorAdapter, event: CalendarEvent): CalendarEvent => target.keeps?.(event) ?? event;
